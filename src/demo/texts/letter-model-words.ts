import type { Language } from "#i18n/languages.ts";

type Ask = { title: string; text: string };
/** What the four models say beyond the model of 2007, in words of our own: not the Committee's text. */
export type ModelWords = {
  asksIntro: string;
  firstReport: Ask;
  consentOpen: Ask;
  consentGiven: string;
  requestPending: string;
  notReported: { title: string; honour: string; missing: string; matrix: string };
  reported: { title: string };
  later: { title: string; honour: string; difference: string; noReport: string; enclosed: string };
  note: { title: string; inform: string; share: string; ask: string; contact: string; enclosed: string };
};

export const modelWords: Record<Language, ModelWords> = {
  en: {
    asksIntro: "The Committee asks your Government for the following:",
    firstReport: {
      title: "First report",
      text: "Your Government is invited to send its first report on the steps it has taken or intends to take to implement the resolution. It may be short, and the attached matrix may serve as its outline.",
    },
    consentOpen: {
      title: "Consent to post the matrix",
      text: "The Committee has not yet received your Government’s word on posting the matrix on its website. Your Government may let it be shown to the public, restrict it to Member States, or withhold it; each of these answers is as welcome as another. Silence is not consent: without an answer it is not posted. An answer may be changed at any time.",
    },
    consentGiven:
      "The answer of your Government on who may see its matrix is recorded. It may be changed or withdrawn at any time.",
    requestPending:
      "The request for assistance that your Government has made is before the Committee. This letter changes nothing in it; the Committee will write about it separately.",
    notReported: {
      title: "First transmittal of the 1540 Committee matrix",
      honour:
        "I have the honour to write to your Government, on behalf of the Committee, about the implementation of resolution 1540 (2004).",
      missing:
        "The Committee’s records do not yet show a first report from your Government. Should one have been sent, a copy of it would be received with thanks.",
      matrix:
        "The Committee’s experts have summarized what they found in official sources, including what Governments made available to intergovernmental organizations, in the attached matrix, version {{version}}, which the Committee approved on {{approvedOn}}. A disclaimer stands at its beginning.",
    },
    reported: { title: "Transmittal of the 1540 Committee matrix and request for additional information" },
    later: {
      title: "Transmittal of a later version of the 1540 Committee matrix",
      honour:
        "I have the honour to transmit to your Government, on behalf of the Committee, version {{version}} of its matrix, which the Committee approved on {{approvedOn}}. It takes the place of the version your Government received before.",
      difference: "The annex shows, row by row, what changed since the version your Government last received.",
      noReport: "The Committee’s records do not yet show a first report from your Government.",
      enclosed: "What changed since the version last received",
    },
    note: {
      title: "Letters on the implementation of resolution 1540 (2004)",
      inform:
        "inform it that the Committee is writing to Member States on the implementation of the resolution, and to enclose, for information, the model of that letter.",
      share:
        "The letters themselves, and the matrices they transmit, are addressed to the States concerned. The Committee shares them with nobody whom the State has not allowed to see them.",
      ask: "The Committee would be grateful to learn by {{replyBy}}, quoting reference {{reference}}, of activities of the organization in this field, planned or completed, so that the two may support and not repeat each other.",
      contact:
        "Should the organization wish to name a liaison for this purpose, the Committee would be glad to have the name and address of its office.",
      enclosed: "Model of the letter to Member States",
    },
  },
  fr: {
    asksIntro: "Le Comité demande à votre Gouvernement ce qui suit :",
    firstReport: {
      title: "Premier rapport",
      text: "Votre Gouvernement est invité à présenter son premier rapport sur les mesures qu’il a prises ou compte prendre pour appliquer la résolution. Ce rapport peut être bref, et la matrice ci-jointe peut lui servir de plan.",
    },
    consentOpen: {
      title: "Consentement à la publication de la matrice",
      text: "Le Comité n’a pas encore reçu la réponse de votre Gouvernement quant à l’affichage de la matrice sur son site web. Votre Gouvernement peut accepter qu’elle soit montrée au public, la réserver aux États Membres ou refuser qu’elle soit montrée ; chacune de ces réponses est également bienvenue. Le silence ne vaut pas consentement : sans réponse, elle n’est pas affichée. La réponse peut être modifiée à tout moment.",
    },
    consentGiven:
      "La réponse de votre Gouvernement sur les personnes autorisées à voir sa matrice est enregistrée. Elle peut être modifiée ou retirée à tout moment.",
    requestPending:
      "La demande d’assistance présentée par votre Gouvernement est devant le Comité. La présente lettre n’y change rien ; le Comité écrira séparément à ce sujet.",
    notReported: {
      title: "Première transmission de la matrice du Comité 1540",
      honour:
        "J’ai l’honneur de m’adresser à votre Gouvernement, au nom du Comité, au sujet de l’application de la résolution 1540 (2004).",
      missing:
        "Les dossiers du Comité ne font pas encore état d’un premier rapport de votre Gouvernement. Si un rapport a été envoyé, le Comité vous saurait gré d’en recevoir copie.",
      matrix:
        "Les experts du Comité ont résumé ce qu’ils ont trouvé dans des sources officielles, y compris ce que les gouvernements ont communiqué à des organisations intergouvernementales, dans la matrice ci-jointe, version {{version}}, que le Comité a approuvée le {{approvedOn}}. Un avertissement y figure en tête.",
    },
    reported: { title: "Transmission de la matrice du Comité 1540 et demande d’informations complémentaires" },
    later: {
      title: "Transmission d’une version ultérieure de la matrice du Comité 1540",
      honour:
        "J’ai l’honneur de transmettre à votre Gouvernement, au nom du Comité, la version {{version}} de sa matrice, que le Comité a approuvée le {{approvedOn}}. Elle remplace la version reçue précédemment par votre Gouvernement.",
      difference:
        "L’annexe indique, ligne par ligne, ce qui a changé depuis la dernière version reçue par votre Gouvernement.",
      noReport: "Les dossiers du Comité ne font pas encore état d’un premier rapport de votre Gouvernement.",
      enclosed: "Changements depuis la dernière version reçue",
    },
    note: {
      title: "Lettres sur l’application de la résolution 1540 (2004)",
      inform:
        "de l’informer que le Comité écrit aux États Membres au sujet de l’application de la résolution, et de joindre, pour information, le modèle de cette lettre.",
      share:
        "Les lettres elles-mêmes et les matrices qu’elles transmettent sont adressées aux États intéressés. Le Comité ne les communique qu’à ceux que l’État a autorisés à les voir.",
      ask: "Le Comité saurait gré à l’organisation de lui faire connaître d’ici au {{replyBy}}, en rappelant la référence {{reference}}, ses activités dans ce domaine, prévues ou achevées, afin que les unes et les autres s’appuient sans se répéter.",
      contact:
        "Si l’organisation souhaite désigner un service de liaison à cette fin, le Comité en recevrait volontiers le nom et l’adresse.",
      enclosed: "Modèle de la lettre aux États Membres",
    },
  },
  es: {
    asksIntro: "El Comité pide a su Gobierno lo siguiente:",
    firstReport: {
      title: "Primer informe",
      text: "Se invita a su Gobierno a presentar su primer informe sobre las medidas que ha adoptado o tiene previsto adoptar para aplicar la resolución. Puede ser breve, y la matriz adjunta puede servirle de esquema.",
    },
    consentOpen: {
      title: "Consentimiento para publicar la matriz",
      text: "El Comité aún no ha recibido la respuesta de su Gobierno sobre la publicación de la matriz en su sitio web. Su Gobierno puede permitir que se muestre al público, restringirla a los Estados Miembros o no permitir que se muestre; todas estas respuestas son igualmente bienvenidas. El silencio no equivale a consentimiento: sin respuesta no se publica. La respuesta puede cambiarse en cualquier momento.",
    },
    consentGiven:
      "La respuesta de su Gobierno sobre quién puede ver su matriz consta en los registros. Puede cambiarse o retirarse en cualquier momento.",
    requestPending:
      "La solicitud de asistencia presentada por su Gobierno está ante el Comité. Esta carta no la modifica en nada; el Comité escribirá al respecto por separado.",
    notReported: {
      title: "Primera transmisión de la matriz del Comité 1540",
      honour:
        "Tengo el honor de dirigirme a su Gobierno, en nombre del Comité, en relación con la aplicación de la resolución 1540 (2004).",
      missing:
        "En los registros del Comité no consta todavía un primer informe de su Gobierno. Si ya se hubiera enviado, el Comité agradecería recibir una copia.",
      matrix:
        "Los expertos del Comité han resumido lo que encontraron en fuentes oficiales, incluido lo que los gobiernos han facilitado a organizaciones intergubernamentales, en la matriz adjunta, versión {{version}}, que el Comité aprobó el {{approvedOn}}. Va precedida de una advertencia.",
    },
    reported: { title: "Transmisión de la matriz del Comité 1540 y petición de información adicional" },
    later: {
      title: "Transmisión de una versión posterior de la matriz del Comité 1540",
      honour:
        "Tengo el honor de transmitir a su Gobierno, en nombre del Comité, la versión {{version}} de su matriz, que el Comité aprobó el {{approvedOn}}. Sustituye a la versión que su Gobierno recibió anteriormente.",
      difference:
        "En el anexo se indica, fila por fila, lo que ha cambiado desde la última versión que recibió su Gobierno.",
      noReport: "En los registros del Comité no consta todavía un primer informe de su Gobierno.",
      enclosed: "Cambios desde la última versión recibida",
    },
    note: {
      title: "Cartas sobre la aplicación de la resolución 1540 (2004)",
      inform:
        "informarle de que el Comité escribe a los Estados Miembros sobre la aplicación de la resolución, y de adjuntar, a título informativo, el modelo de esa carta.",
      share:
        "Las cartas mismas y las matrices que transmiten van dirigidas a los Estados interesados. El Comité solo las comparte con quienes el Estado ha permitido que las vean.",
      ask: "El Comité agradecería conocer a más tardar el {{replyBy}}, con la referencia {{reference}}, las actividades de la organización en este ámbito, previstas o concluidas, para que unas y otras se apoyen sin repetirse.",
      contact:
        "Si la organización desea designar una oficina de enlace con este fin, el Comité recibiría con agrado su nombre y dirección.",
      enclosed: "Modelo de la carta a los Estados Miembros",
    },
  },
  ru: {
    asksIntro: "Комитет обращается к Вашему правительству со следующими просьбами:",
    firstReport: {
      title: "Первый доклад",
      text: "Вашему правительству предлагается представить первый доклад о мерах, которые приняты или планируются для осуществления резолюции. Он может быть кратким, а прилагаемая матрица может служить его планом.",
    },
    consentOpen: {
      title: "Согласие на размещение матрицы",
      text: "Комитет еще не получил ответа Вашего правительства о размещении матрицы на своем веб-сайте. Ваше правительство может разрешить показ матрицы широкой публике, ограничить доступ государствами-членами или не разрешать показ; каждый из этих ответов будет принят с равным вниманием. Молчание не означает согласия: без ответа матрица не размещается. Ответ можно изменить в любое время.",
    },
    consentGiven:
      "Ответ Вашего правительства о том, кто может видеть его матрицу, зарегистрирован. Его можно изменить или отозвать в любое время.",
    requestPending:
      "Запрос о помощи, представленный Вашим правительством, находится на рассмотрении Комитета. Настоящее письмо ничего в нем не меняет; Комитет напишет о нем отдельно.",
    notReported: {
      title: "Первое препровождение матрицы Комитета 1540",
      honour:
        "Имею честь от имени Комитета обратиться к Вашему правительству по вопросу об осуществлении резолюции 1540 (2004).",
      missing:
        "Первый доклад Вашего правительства в документах Комитета пока не зарегистрирован. Если он был направлен, Комитет с благодарностью примет его экземпляр.",
      matrix:
        "Эксперты Комитета обобщили сведения из официальных источников, включая представленные правительствами межправительственным организациям, в прилагаемой матрице, версия {{version}}, утвержденной Комитетом {{approvedOn}}. Матрицу предваряет оговорка.",
    },
    reported: { title: "Препровождение матрицы Комитета 1540 и просьба о дополнительной информации" },
    later: {
      title: "Препровождение более поздней версии матрицы Комитета 1540",
      honour:
        "Имею честь от имени Комитета препроводить Вашему правительству версию {{version}} его матрицы, утвержденную Комитетом {{approvedOn}}. Она заменяет версию, полученную Вашим правительством ранее.",
      difference:
        "В приложении построчно показано, что изменилось с последней версии, полученной Вашим правительством.",
      noReport: "Первый доклад Вашего правительства в документах Комитета пока не зарегистрирован.",
      enclosed: "Изменения с последней полученной версии",
    },
    note: {
      title: "Письма об осуществлении резолюции 1540 (2004)",
      inform:
        "сообщить, что Комитет обращается к государствам-членам с письмами об осуществлении резолюции, и приложить для сведения образец такого письма.",
      share:
        "Сами письма и препровождаемые ими матрицы адресованы соответствующим государствам. Комитет знакомит с ними только тех, кому это разрешило государство.",
      ask: "Комитет был бы признателен за сообщение в срок до {{replyBy}}, со ссылкой на номер {{reference}}, о деятельности организации в этой области, планируемой или завершенной, с тем чтобы усилия дополняли, а не повторяли друг друга.",
      contact:
        "Если организация пожелает назвать для этой цели подразделение по связи, Комитет будет рад получить его название и адрес.",
      enclosed: "Образец письма государствам-членам",
    },
  },
  ar: {
    asksIntro: "وتطلب اللجنة من حكومتكم ما يلي:",
    firstReport: {
      title: "التقرير الأول",
      text: "تُدعى حكومتكم إلى تقديم تقريرها الأول عن الخطوات التي اتخذتها أو تعتزم اتخاذها لتنفيذ القرار. ويجوز أن يكون موجزاً، ويمكن الاسترشاد بالمصفوفة المرفقة في ترتيبه.",
    },
    consentOpen: {
      title: "الموافقة على نشر المصفوفة",
      text: "لم تتلق اللجنة بعد رد حكومتكم بشأن نشر المصفوفة على موقعها الشبكي. ولحكومتكم أن تسمح بعرضها على الجمهور، أو أن تقصرها على الدول الأعضاء، أو أن تحجبها؛ وكل من هذه الردود موضع ترحيب على قدم المساواة. والسكوت ليس موافقة: فلا تُنشر المصفوفة دون رد. ويمكن تغيير الرد في أي وقت.",
    },
    consentGiven: "ورد حكومتكم بشأن من يجوز له الاطلاع على مصفوفتها مسجل لدى اللجنة. ويمكن تغييره أو سحبه في أي وقت.",
    requestPending:
      "وطلب المساعدة المقدم من حكومتكم معروض على اللجنة. ولا تغير هذه الرسالة فيه شيئاً؛ وستكتب اللجنة بشأنه على حدة.",
    notReported: {
      title: "الإحالة الأولى لمصفوفة لجنة القرار 1540",
      honour: "يشرفني أن أكتب إلى حكومتكم، باسم اللجنة، بشأن تنفيذ القرار 1540 (2004).",
      missing:
        "ولا تتضمن سجلات اللجنة حتى الآن تقريراً أول من حكومتكم. وإذا كان قد أُرسل تقرير، فستتلقى اللجنة نسخة منه مع الشكر.",
      matrix:
        "وقد لخص خبراء اللجنة ما وجدوه في المصادر الرسمية، بما فيها ما أتاحته الحكومات للمنظمات الحكومية الدولية، في المصفوفة المرفقة، النسخة {{version}}، التي وافقت عليها اللجنة في {{approvedOn}}. ويرد في مستهلها تنويه.",
    },
    reported: { title: "إحالة مصفوفة لجنة القرار 1540 وطلب معلومات إضافية" },
    later: {
      title: "إحالة نسخة لاحقة من مصفوفة لجنة القرار 1540",
      honour:
        "يشرفني أن أحيل إلى حكومتكم، باسم اللجنة، النسخة {{version}} من مصفوفتها، التي وافقت عليها اللجنة في {{approvedOn}}. وتحل هذه النسخة محل النسخة التي تلقتها حكومتكم من قبل.",
      difference: "ويبين المرفق، صفاً صفاً، ما تغير منذ آخر نسخة تلقتها حكومتكم.",
      noReport: "ولا تتضمن سجلات اللجنة حتى الآن تقريراً أول من حكومتكم.",
      enclosed: "التغييرات منذ آخر نسخة وردت",
    },
    note: {
      title: "رسائل بشأن تنفيذ القرار 1540 (2004)",
      inform: "بإبلاغها بأن اللجنة تكتب إلى الدول الأعضاء بشأن تنفيذ القرار، وبأن ترفق، للعلم، نموذج تلك الرسالة.",
      share:
        "أما الرسائل ذاتها والمصفوفات المحالة بها فموجهة إلى الدول المعنية. ولا تُطلع اللجنة عليها إلا من سمحت له الدولة بذلك.",
      ask: "وستكون اللجنة ممتنة لو أُحيطت علماً في موعد أقصاه {{replyBy}}، مع الإشارة إلى المرجع {{reference}}، بأنشطة المنظمة في هذا المجال، المزمعة أو المنجزة، كي تتساند الأنشطة ولا تتكرر.",
      contact: "وإذا رغبت المنظمة في تسمية مكتب اتصال لهذا الغرض، فيسر اللجنة أن تتلقى اسمه وعنوانه.",
      enclosed: "نموذج الرسالة الموجهة إلى الدول الأعضاء",
    },
  },
  zh: {
    asksIntro: "委员会请贵国政府：",
    firstReport: {
      title: "首次报告",
      text: "请贵国政府就为执行决议已采取或打算采取的步骤提交首次报告。报告可以简短，所附列表可作提纲。",
    },
    consentOpen: {
      title: "同意公布列表",
      text: "委员会尚未收到贵国政府关于可否在其网站上公布列表的答复。贵国政府可同意向公众展示，可限于会员国，也可不予展示；各种答复同样欢迎。沉默不等于同意：未获答复则不公布。答复可随时更改。",
    },
    consentGiven: "贵国政府关于谁可查看其列表的答复已登记在案，可随时更改或撤回。",
    requestPending: "贵国政府提出的援助请求正由委员会处理。本函不影响该请求；委员会将另行致函。",
    notReported: {
      title: "首次转递1540委员会列表",
      honour: "谨代表委员会就第1540(2004)号决议的执行情况致函贵国政府。",
      missing: "委员会记录中尚无贵国政府的首次报告。如已提交，请惠寄副本，委员会深表感谢。",
      matrix:
        "委员会专家将官方来源所载信息，包括各国政府提供给政府间组织的信息，汇总于所附列表第{{version}}版；委员会于{{approvedOn}}核准该版。列表开头载有免责说明。",
    },
    reported: { title: "转递1540委员会列表并请提供补充信息" },
    later: {
      title: "转递1540委员会列表的后续版本",
      honour:
        "谨代表委员会向贵国政府转递其列表第{{version}}版，委员会于{{approvedOn}}核准该版。该版取代贵国政府先前收到的版本。",
      difference: "附件逐行列出自贵国政府上次收到的版本以来的变动。",
      noReport: "委员会记录中尚无贵国政府的首次报告。",
      enclosed: "自上次收到的版本以来的变动",
    },
    note: {
      title: "关于第1540(2004)号决议执行情况的信函",
      inform: "通报：委员会正就决议执行情况致函会员国，并附上该函范本，以供参考。",
      share: "信函本身及其转递的列表均以有关国家为收件方。未经该国允许，委员会不向任何一方提供。",
      ask: "如贵组织至迟于{{replyBy}}告知在这一领域计划开展或已完成的活动，并注明编号{{reference}}，以便相互支持而不重复，委员会将不胜感激。",
      contact: "如贵组织愿为此指定联络部门，请将其名称和地址告知委员会。",
      enclosed: "致会员国信函范本",
    },
  },
};
