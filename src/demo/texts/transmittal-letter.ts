import type { Language } from "#i18n/languages.ts";
import type { TransmittalModel } from "#regime/committee-text.ts";

// The parts of the letter of 2007 in their order (founding dossier 1.10), in words of our own: not the Committee's text.
// The State's name stands only where no case or article can go wrong. Placeholders: {{state}} {{reference}} {{replyBy}} {{version}}

export const transmittalBodies: Record<Language, TransmittalModel> = {
  en: {
    letterhead: {
      organization: "United Nations",
      committee: "Security Council Committee established pursuant to resolution 1540 (2004)",
      address: ["United Nations Headquarters", "New York"],
    },
    referenceLabel: "Reference",
    title: "Transmittal of the 1540 Committee matrix",
    salutation: "Excellency,",
    thanks:
      "On behalf of the Committee I thank your Government for the information it has given, in its first report or otherwise, on the implementation of resolution 1540 (2004).",
    recall:
      "By resolution 1673 (2006) the Security Council extended the mandate of the Committee and decided that the Committee would report to it on the implementation of resolution 1540 (2004) by States. Later resolutions have extended that mandate further.",
    purpose:
      "The purpose of this letter is to transmit the attached matrix to your Government and to encourage it to give updated information, which will help the Committee to prepare its next report to the Council.",
    matrixHeading: "The matrix",
    matrix:
      "The Committee has studied the information from national reports and from official sources, including what Governments made available to intergovernmental organizations, and has summarized it in the attached matrix, version {{version}}. A disclaimer stands at its beginning.",
    blank:
      "A blank cell means that no information was submitted, or that the Committee’s experts found none. It does not mean that no measure exists.",
    asksIntro: "The Committee asks for three things:",
    review: {
      title: "Review of the matrix",
      text: "Your competent authorities are invited to review the attached matrix and to send any correction or addition, with the law and section, the page of the report or the official web address.",
    },
    consent: {
      title: "Consent to post the matrix",
      text: "The Committee asks whether it may post the matrix on its website. Your Government may let it be shown to the public, restrict it to Member States, or withhold it. Silence is not consent: without an answer it is not posted. An answer may be changed at any time.",
    },
    information: {
      title: "Information for the report",
      text: "Any further information on measures taken or planned, and on assistance needed or offered, will be taken into account in the Committee’s next report to the Security Council.",
    },
    reply:
      "The Committee would be grateful to receive the answer of your Government by note verbale by {{replyBy}}, quoting reference {{reference}}.",
    closing: "Accept, Excellency, the assurances of my highest consideration.",
    signatory: ["Chair", "Security Council Committee established pursuant to resolution 1540 (2004)"],
    enclosuresLabel: "Annexes",
    enclosures: ["1540 Committee matrix: {{state}}, version {{version}}, with the disclaimer", "Technical notes"],
    technicalNotes: {
      title: "Technical notes",
      paragraphs: [
        "Each row of the matrix names a measure and the paragraph of resolution 1540 (2004) it serves. Where a row concerns weapons, nuclear (NW), chemical (CW) and biological (BW) weapons are marked apart, first for the national legal framework, then for enforcement and penalties.",
        "Four marks are used: X, ?, N/A and blank. They are explained on the first page of the matrix and are never added together.",
        "Page numbers refer to the English version of the national report unless another language is named.",
      ],
    },
  },
  fr: {
    letterhead: {
      organization: "Nations Unies",
      committee: "Comité du Conseil de sécurité créé par la résolution 1540 (2004)",
      address: ["Siège de l’Organisation des Nations Unies", "New York"],
    },
    referenceLabel: "Référence",
    title: "Transmission de la matrice du Comité 1540",
    salutation: "Excellence,",
    thanks:
      "Au nom du Comité, je remercie votre Gouvernement des informations qu’il a communiquées, dans son premier rapport ou par d’autres voies, sur l’application de la résolution 1540 (2004).",
    recall:
      "Par sa résolution 1673 (2006), le Conseil de sécurité a prorogé le mandat du Comité et décidé que celui-ci lui ferait rapport sur l’application de la résolution 1540 (2004) par les États. Des résolutions ultérieures ont de nouveau prorogé ce mandat.",
    purpose:
      "La présente lettre a pour objet de transmettre à votre Gouvernement la matrice ci-jointe et de l’encourager à communiquer des informations à jour, qui aideront le Comité à établir son prochain rapport au Conseil.",
    matrixHeading: "La matrice",
    matrix:
      "Le Comité a étudié les informations tirées des rapports nationaux et de sources officielles, y compris celles que les gouvernements ont communiquées à des organisations intergouvernementales, et les a résumées dans la matrice ci-jointe, version {{version}}. Un avertissement y figure en tête.",
    blank:
      "Une case vide signifie qu’aucune information n’a été communiquée ou que les experts du Comité n’en ont trouvé aucune. Elle ne signifie pas qu’aucune mesure n’existe.",
    asksIntro: "Le Comité formule trois demandes :",
    review: {
      title: "Examen de la matrice",
      text: "Vos autorités compétentes sont invitées à examiner la matrice ci-jointe et à faire parvenir toute correction ou tout complément, avec la loi et l’article, la page du rapport ou l’adresse web officielle.",
    },
    consent: {
      title: "Consentement à la publication de la matrice",
      text: "Le Comité demande s’il peut afficher la matrice sur son site web. Votre Gouvernement peut accepter qu’elle soit montrée au public, la réserver aux États Membres ou refuser qu’elle soit montrée. Le silence ne vaut pas consentement : sans réponse, elle n’est pas affichée. La réponse peut être modifiée à tout moment.",
    },
    information: {
      title: "Informations pour le rapport",
      text: "Toute autre information sur les mesures prises ou prévues, et sur l’assistance nécessaire ou offerte, sera prise en compte dans le prochain rapport du Comité au Conseil de sécurité.",
    },
    reply:
      "Le Comité vous serait reconnaissant de lui faire parvenir la réponse de votre Gouvernement par note verbale d’ici au {{replyBy}}, en rappelant la référence {{reference}}.",
    closing: "Veuillez agréer, Excellence, les assurances de ma très haute considération.",
    signatory: ["La présidence", "Comité du Conseil de sécurité créé par la résolution 1540 (2004)"],
    enclosuresLabel: "Annexes",
    enclosures: ["Matrice du Comité 1540 : {{state}}, version {{version}}, avec l’avertissement", "Notes techniques"],
    technicalNotes: {
      title: "Notes techniques",
      paragraphs: [
        "Chaque ligne de la matrice désigne une mesure et le paragraphe de la résolution 1540 (2004) auquel elle répond. Lorsqu’une ligne porte sur des armes, les armes nucléaires (NW), chimiques (CW) et biologiques (BW) sont marquées séparément, d’abord pour le cadre juridique national, puis pour l’application et les sanctions.",
        "Quatre marques sont utilisées : X, ?, N/A et la case vide. Elles sont expliquées sur la première page de la matrice et ne sont jamais additionnées.",
        "Les numéros de page renvoient à la version anglaise du rapport national, sauf indication d’une autre langue.",
      ],
    },
  },
  es: {
    letterhead: {
      organization: "Naciones Unidas",
      committee: "Comité del Consejo de Seguridad establecido en virtud de la resolución 1540 (2004)",
      address: ["Sede de las Naciones Unidas", "Nueva York"],
    },
    referenceLabel: "Referencia",
    title: "Transmisión de la matriz del Comité 1540",
    salutation: "Excelencia:",
    thanks:
      "En nombre del Comité, agradezco a su Gobierno la información que ha facilitado, en su primer informe o por otros medios, sobre la aplicación de la resolución 1540 (2004).",
    recall:
      "En su resolución 1673 (2006), el Consejo de Seguridad prorrogó el mandato del Comité y decidió que este le informara sobre la aplicación de la resolución 1540 (2004) por los Estados. Resoluciones posteriores han prorrogado de nuevo ese mandato.",
    purpose:
      "La presente carta tiene por objeto transmitir a su Gobierno la matriz adjunta y alentarlo a que facilite información actualizada, que ayudará al Comité a preparar su próximo informe al Consejo.",
    matrixHeading: "La matriz",
    matrix:
      "El Comité ha estudiado la información de los informes nacionales y de fuentes oficiales, incluida la que los gobiernos han facilitado a organizaciones intergubernamentales, y la ha resumido en la matriz adjunta, versión {{version}}. Va precedida de una advertencia.",
    blank:
      "Una casilla en blanco significa que no se presentó información o que los expertos del Comité no la encontraron. No significa que no exista medida alguna.",
    asksIntro: "El Comité formula tres peticiones:",
    review: {
      title: "Examen de la matriz",
      text: "Se invita a sus autoridades competentes a examinar la matriz adjunta y a enviar toda corrección o adición, con la ley y el artículo, la página del informe o la dirección web oficial.",
    },
    consent: {
      title: "Consentimiento para publicar la matriz",
      text: "El Comité pregunta si puede publicar la matriz en su sitio web. Su Gobierno puede permitir que se muestre al público, restringirla a los Estados Miembros o no permitir que se muestre. El silencio no equivale a consentimiento: sin respuesta no se publica. La respuesta puede cambiarse en cualquier momento.",
    },
    information: {
      title: "Información para el informe",
      text: "Toda otra información sobre medidas adoptadas o previstas, y sobre la asistencia necesaria u ofrecida, se tendrá en cuenta en el próximo informe del Comité al Consejo de Seguridad.",
    },
    reply:
      "El Comité agradecería recibir la respuesta de su Gobierno mediante nota verbal a más tardar el {{replyBy}}, con la referencia {{reference}}.",
    closing: "Acepte, Excelencia, las seguridades de mi más alta consideración.",
    signatory: ["La Presidencia", "Comité del Consejo de Seguridad establecido en virtud de la resolución 1540 (2004)"],
    enclosuresLabel: "Anexos",
    enclosures: ["Matriz del Comité 1540: {{state}}, versión {{version}}, con la advertencia", "Notas técnicas"],
    technicalNotes: {
      title: "Notas técnicas",
      paragraphs: [
        "Cada fila de la matriz nombra una medida y el párrafo de la resolución 1540 (2004) al que responde. Cuando una fila se refiere a armas, las armas nucleares (NW), químicas (CW) y biológicas (BW) se marcan por separado, primero para el marco jurídico nacional y después para la ejecución y las sanciones.",
        "Se utilizan cuatro marcas: X, ?, N/A y la casilla en blanco. Se explican en la primera página de la matriz y nunca se suman.",
        "Los números de página remiten a la versión en inglés del informe nacional, salvo que se indique otro idioma.",
      ],
    },
  },
  ru: {
    letterhead: {
      organization: "Организация Объединенных Наций",
      committee: "Комитет Совета Безопасности, учрежденный резолюцией 1540 (2004)",
      address: ["Центральные учреждения Организации Объединенных Наций", "Нью-Йорк"],
    },
    referenceLabel: "Исходящий номер",
    title: "Препровождение матрицы Комитета 1540",
    salutation: "Ваше Превосходительство,",
    thanks:
      "От имени Комитета благодарю Ваше правительство за информацию об осуществлении резолюции 1540 (2004), представленную в первом докладе или иным образом.",
    recall:
      "В резолюции 1673 (2006) Совет Безопасности продлил мандат Комитета и постановил, что Комитет представит ему доклад об осуществлении государствами резолюции 1540 (2004). Последующими резолюциями этот мандат продлевался.",
    purpose:
      "Цель настоящего письма — препроводить Вашему правительству прилагаемую матрицу и призвать его представить обновленную информацию, которая поможет Комитету подготовить следующий доклад Совету.",
    matrixHeading: "Матрица",
    matrix:
      "Комитет изучил сведения из национальных докладов и официальных источников, включая представленные правительствами межправительственным организациям, и обобщил их в прилагаемой матрице, версия {{version}}. Матрицу предваряет оговорка.",
    blank:
      "Пустая ячейка означает, что информация не была представлена или что эксперты Комитета ее не нашли. Она не означает, что меры отсутствуют.",
    asksIntro: "Комитет обращается с тремя просьбами:",
    review: {
      title: "Рассмотрение матрицы",
      text: "Компетентным органам предлагается рассмотреть прилагаемую матрицу и направить любые исправления или дополнения с указанием закона и статьи, страницы доклада или официального веб-адреса.",
    },
    consent: {
      title: "Согласие на размещение матрицы",
      text: "Комитет просит сообщить, может ли он разместить матрицу на своем веб-сайте. Ваше правительство может разрешить показ матрицы широкой публике, ограничить доступ государствами-членами или не разрешать показ. Молчание не означает согласия: без ответа матрица не размещается. Ответ можно изменить в любое время.",
    },
    information: {
      title: "Информация для доклада",
      text: "Любая дополнительная информация о принятых или планируемых мерах, а также о необходимой или предлагаемой помощи будет учтена в следующем докладе Комитета Совету Безопасности.",
    },
    reply:
      "Комитет был бы признателен за ответ Вашего правительства вербальной нотой в срок до {{replyBy}} со ссылкой на номер {{reference}}.",
    closing: "Примите, Ваше Превосходительство, уверения в моем самом высоком уважении.",
    signatory: ["Председатель", "Комитет Совета Безопасности, учрежденный резолюцией 1540 (2004)"],
    enclosuresLabel: "Приложения",
    enclosures: ["Матрица Комитета 1540: {{state}}, версия {{version}}, с оговоркой", "Технические примечания"],
    technicalNotes: {
      title: "Технические примечания",
      paragraphs: [
        "Каждая строка матрицы называет меру и пункт резолюции 1540 (2004), к которому она относится. Если строка касается оружия, ядерное (NW), химическое (CW) и биологическое (BW) оружие отмечается отдельно: сначала национальная правовая база, затем обеспечение выполнения и санкции.",
        "Используются четыре отметки: X, ?, N/A и пустая ячейка. Они объяснены на первой странице матрицы и никогда не складываются.",
        "Номера страниц относятся к английскому тексту национального доклада, если не указан другой язык.",
      ],
    },
  },
  ar: {
    letterhead: {
      organization: "الأمم المتحدة",
      committee: "لجنة مجلس الأمن المنشأة عملاً بالقرار 1540 (2004)",
      address: ["مقر الأمم المتحدة", "نيويورك"],
    },
    referenceLabel: "المرجع",
    title: "إحالة مصفوفة لجنة القرار 1540",
    salutation: "صاحب السعادة،",
    thanks:
      "باسم اللجنة، أشكر حكومتكم على ما قدمته، في تقريرها الأول أو بوسائل أخرى، من معلومات عن تنفيذ القرار 1540 (2004).",
    recall:
      "وبموجب القرار 1673 (2006)، مدد مجلس الأمن ولاية اللجنة وقرر أن تقدم إليه تقريراً عن تنفيذ الدول للقرار 1540 (2004). وقد مُددت تلك الولاية مجدداً بقرارات لاحقة.",
    purpose:
      "والغرض من هذه الرسالة هو إحالة المصفوفة المرفقة إلى حكومتكم، وتشجيعها على تقديم معلومات مستكملة تساعد اللجنة على إعداد تقريرها المقبل إلى المجلس.",
    matrixHeading: "المصفوفة",
    matrix:
      "درست اللجنة المعلومات المستمدة من التقارير الوطنية ومن المصادر الرسمية، بما فيها ما أتاحته الحكومات للمنظمات الحكومية الدولية، ولخصتها في المصفوفة المرفقة، النسخة {{version}}. ويرد في مستهلها تنويه.",
    blank:
      "والخانة الفارغة تعني أنه لم تُقدَّم معلومات، أو أن خبراء اللجنة لم يعثروا على أي منها. وهي لا تعني عدم وجود أي تدبير.",
    asksIntro: "وتطلب اللجنة ثلاثة أمور:",
    review: {
      title: "استعراض المصفوفة",
      text: "تُدعى سلطاتكم المختصة إلى استعراض المصفوفة المرفقة وإرسال أي تصويب أو إضافة، مع ذكر القانون والمادة، أو صفحة التقرير، أو العنوان الرسمي على الإنترنت.",
    },
    consent: {
      title: "الموافقة على نشر المصفوفة",
      text: "تسأل اللجنة عما إذا كان بإمكانها نشر المصفوفة على موقعها الشبكي. ولحكومتكم أن تسمح بعرضها على الجمهور، أو أن تقصرها على الدول الأعضاء، أو أن تحجبها. والسكوت ليس موافقة: فلا تُنشر المصفوفة دون رد. ويمكن تغيير الرد في أي وقت.",
    },
    information: {
      title: "معلومات من أجل التقرير",
      text: "وستؤخذ في الاعتبار، في التقرير المقبل للجنة إلى مجلس الأمن، أي معلومات إضافية عن التدابير المتخذة أو المزمعة، وعن المساعدة المطلوبة أو المعروضة.",
    },
    reply:
      "وستكون اللجنة ممتنة لتلقي رد حكومتكم بمذكرة شفوية في موعد أقصاه {{replyBy}}، مع الإشارة إلى المرجع {{reference}}.",
    closing: "وتفضلوا، صاحب السعادة، بقبول أسمى آيات التقدير.",
    signatory: ["الرئاسة", "لجنة مجلس الأمن المنشأة عملاً بالقرار 1540 (2004)"],
    enclosuresLabel: "المرفقات",
    enclosures: ["مصفوفة لجنة القرار 1540: {{state}}، النسخة {{version}}، مع التنويه", "ملاحظات تقنية"],
    technicalNotes: {
      title: "ملاحظات تقنية",
      paragraphs: [
        "يسمي كل صف من صفوف المصفوفة تدبيراً والفقرة التي يخدمها من القرار 1540 (2004). وحيثما يتعلق الصف بأسلحة، توضع العلامات على حدة للأسلحة النووية (NW) والكيميائية (CW) والبيولوجية (BW)، أولاً للإطار القانوني الوطني ثم للإنفاذ والعقوبات.",
        "وتُستخدم أربع علامات: X و? وN/A والخانة الفارغة. وهي مشروحة في الصفحة الأولى من المصفوفة ولا تُجمع أبداً معاً.",
        "وتشير أرقام الصفحات إلى النص الإنكليزي للتقرير الوطني ما لم تُذكر لغة أخرى.",
      ],
    },
  },
  zh: {
    letterhead: {
      organization: "联合国",
      committee: "安全理事会第1540(2004)号决议所设委员会",
      address: ["联合国总部", "纽约"],
    },
    referenceLabel: "编号",
    title: "转递1540委员会列表",
    salutation: "阁下：",
    thanks: "谨代表委员会感谢贵国政府在首次报告中或以其他方式就第1540(2004)号决议执行情况提供信息。",
    recall:
      "安全理事会在第1673(2006)号决议中延长了委员会的任期，并决定委员会应就各国执行第1540(2004)号决议的情况向安理会提出报告。此后的决议再次延长了这一任期。",
    purpose: "本函旨在向贵国政府转递所附列表，并鼓励贵国政府提供最新信息，以协助委员会编写提交安理会的下一份报告。",
    matrixHeading: "列表",
    matrix:
      "委员会研究了国家报告和官方来源提供的信息，包括各国政府提供给政府间组织的信息，并将其汇总于所附列表第{{version}}版。列表开头载有免责说明。",
    blank: "空白格表示未提交信息，或委员会专家未查到信息，并不表示不存在任何措施。",
    asksIntro: "委员会提出三项请求：",
    review: {
      title: "审阅列表",
      text: "请贵国主管当局审阅所附列表，并提出更正或补充，注明法律及条款、报告页码或官方网址。",
    },
    consent: {
      title: "同意公布列表",
      text: "委员会询问可否在其网站上公布该列表。贵国政府可同意向公众展示，可限于会员国，也可不予展示。沉默不等于同意：未获答复则不公布。答复可随时更改。",
    },
    information: {
      title: "供报告使用的信息",
      text: "有关已采取或计划采取的措施以及所需或可提供的援助的任何进一步信息，都将在委员会提交安全理事会的下一份报告中予以考虑。",
    },
    reply: "如贵国政府至迟于{{replyBy}}以普通照会作出答复，并注明编号{{reference}}，委员会将不胜感激。",
    closing: "顺致最崇高的敬意。",
    signatory: ["主席", "安全理事会第1540(2004)号决议所设委员会"],
    enclosuresLabel: "附件",
    enclosures: ["1540委员会列表：{{state}}，第{{version}}版，附免责说明", "技术说明"],
    technicalNotes: {
      title: "技术说明",
      paragraphs: [
        "列表每一行列明一项措施及其所对应的第1540(2004)号决议段落。涉及武器的行，对核武器(NW)、化学武器(CW)和生物武器(BW)分别标记，先标国家法律框架，后标执行和处罚。",
        "使用四种标记：X、?、N/A和空白。其含义见列表首页，四者从不相加。",
        "除另注明语文外，页码指国家报告英文本的页码。",
      ],
    },
  },
};
