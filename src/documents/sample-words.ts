import type { Language } from "#i18n/languages.ts";

/** What a sample sheet is written with: the project's own wording about an invented State. */
export type SampleWords = {
  title: string;
  state: string;
  statusLine: string;
  invented: string;
  facts: [label: string, value: string][];
  disclaimer: { title: string; paragraphs: string[] };
  symbols: { title: string; meanings: [x: string, unclear: string, notApplicable: string, blank: string] };
  columns: [number: string, measure: string, information: string, remarks: string, source: string, blank: string];
  aspects: [status: string, framework: string, enforcement: string];
  sections: [status: string, prohibitions: string, securing: string, control: string];
  question: string;
  treaties: string[];
  measures: string[];
  information: string;
  source: string;
  remark: string;
  letter: {
    title: string;
    organization: string;
    committee: string;
    reference: string;
    date: string;
    addressee: string[];
    salutation: string;
    paragraphs: [thanks: string, recall: string];
    heading: string;
    about: string;
    asksIntro: string;
    asks: [title: string, text: string][];
    closing: string;
    signatory: string[];
    enclosures: [label: string, item: string];
    wordingNote: string;
    notes: { title: string; paragraphs: string[] };
  };
  pageOf: string;
};

const en: SampleWords = {
  title: "Approved 1540 Committee matrix",
  state: "Nadhira",
  statusLine: "Approved on 1 December 2026",
  invented: "Nadhira is an invented State. Nothing in this document describes a real one.",
  facts: [
    ["Date of report", "12 October 2024"],
    ["Dates of additional reports", "8 January 2025; 11 October 2025"],
    ["Date of Committee approval", "1 December 2026"],
    ["Symbol", "S/AC.44/2024/1"],
  ],
  disclaimer: {
    title: "Disclaimer",
    paragraphs: [
      "The information in the matrices originates primarily from national reports and is complemented by official government information, including that made available to intergovernmental organizations. The matrices are prepared under the direction of the Committee.",
      "The Committee uses the matrices as a reference tool for facilitating technical assistance and to continue its dialogue with States on their implementation of resolution 1540 (2004).",
      "The information in the matrices does not reflect or prejudice any discussion, outside the Committee, of a State’s obligations under other instruments.",
    ],
  },
  symbols: {
    title: "Symbols",
    meanings: [
      "The State has taken the steps required or has given specific references as evidence.",
      "The references may not be directly relevant or are incomplete.",
      "Not applicable to the State.",
      "The State has not submitted information, or none was found. A blank is not a “no”.",
    ],
  },
  columns: ["No.", "Activity or measure", "Information", "Remarks", "Source document", "no information recorded"],
  aspects: ["Mark", "National legal framework", "Enforcement and penalties"],
  sections: [
    "OP 1 and related matters",
    "OP 2 – Activities prohibited to non-State actors",
    "OP 3 (a) and (b) – Accounting for and securing",
    "OP 3 (c) and (d) – Border and export controls",
  ],
  question: "Does national legislation exist that prohibits persons or entities to engage in one of these activities?",
  treaties: [
    "Nuclear Non-Proliferation Treaty (NPT)",
    "Chemical Weapons Convention (CWC)",
    "Biological Weapons Convention (BWC)",
    "Geneva Protocol of 1925",
  ],
  measures: [
    "Manufacture or produce",
    "Acquire",
    "Possess",
    "Stockpile or store",
    "Develop",
    "Transport",
    "Transfer",
    "Use",
    "Participate as an accomplice",
    "Assist",
    "Finance",
    "Activities related to means of delivery",
  ],
  information: "Deposit 5 March 1997",
  source: "Weapons and Dual-use Goods Act 2014-337, sections 4 to 9\nPenal Code, article 112",
  remark: "See page 14 of the report of 12 October 2024 (S/AC.44/2024/1); contact: 1540@example.org, +1 212 555 0100.",
  letter: {
    title: "Letter transmitting the matrix of Nadhira",
    organization: "United Nations",
    committee: "Security Council Committee established pursuant to resolution 1540 (2004)",
    reference: "Reference",
    date: "9 December 2026",
    addressee: [
      "His Excellency Mr Tarik Oumani",
      "Permanent Representative of Nadhira to the United Nations",
      "New York",
    ],
    salutation: "Excellency,",
    paragraphs: [
      "On behalf of the Security Council Committee established pursuant to resolution 1540 (2004), I have the honour to thank your Government for its report of 12 October 2024 and for the additional information that it has given since.",
      "In its resolution 2663 (2022) the Security Council encouraged States to provide additional information on their implementation of resolution 1540 (2004), including, voluntarily, on their laws and regulations and on effective practices.",
    ],
    heading: "The matrix",
    about:
      "The Committee has studied the report and has recorded what it found in the matrix annexed to this letter. A blank in it means that your Government has submitted no information, or that the Committee’s experts have found none.",
    asksIntro: "The Committee would be grateful if your Government would:",
    asks: [
      ["Review the matrix", "Correct or complete any of its fields, with the source of each measure, by 1 March 2027."],
      [
        "Say whether it may be published",
        "State whether the Committee may place the matrix on its website. Without an answer it remains unpublished.",
      ],
      [
        "Name a point of contact",
        "Confirm or replace the point of contact on record, with a telephone number and an address for messages.",
      ],
    ],
    closing: "Accept, Excellency, the assurances of my highest consideration.",
    signatory: ["Leto Varandis", "Chair", "Security Council Committee established pursuant to resolution 1540 (2004)"],
    enclosures: ["Annexed:", "Matrix of Nadhira; technical notes"],
    wordingNote: "Unofficial wording of the project, for demonstration.",
    notes: {
      title: "Technical notes",
      paragraphs: [
        "Each field holds one of four values: X, ?, N/A or a blank. They are never added to one another.",
        "Sources are given as the report gives them: the name of the law, its number and the sections concerned.",
      ],
    },
  },
  pageOf: "Page {p} of {t}",
};

const fr: SampleWords = {
  title: "Matrice approuvée par le Comité 1540",
  state: "Nadhira",
  statusLine: "Approuvée le 1er décembre 2026",
  invented: "Le Nadhira est un État imaginaire. Rien dans ce document ne décrit un État réel.",
  facts: [
    ["Date du rapport", "12 octobre 2024"],
    ["Dates des rapports complémentaires", "8 janvier 2025 ; 11 octobre 2025"],
    ["Date d’approbation par le Comité", "1er décembre 2026"],
    ["Cote", "S/AC.44/2024/1"],
  ],
  disclaimer: {
    title: "Avertissement",
    paragraphs: [
      "Les informations figurant dans les matrices proviennent principalement des rapports nationaux et sont complétées par des informations officielles des gouvernements, y compris celles communiquées à des organisations intergouvernementales. Les matrices sont établies sous la direction du Comité.",
      "Le Comité se sert des matrices comme d’un outil de référence pour faciliter l’assistance technique et pour poursuivre son dialogue avec les États sur l’application de la résolution 1540 (2004).",
      "Les informations figurant dans les matrices ne préjugent pas des débats menés hors du Comité sur les obligations d’un État au titre d’autres instruments.",
    ],
  },
  symbols: {
    title: "Symboles",
    meanings: [
      "L’État a pris les mesures requises ou a donné des références précises à l’appui.",
      "Les références peuvent ne pas être directement pertinentes ou sont incomplètes.",
      "Sans objet pour l’État.",
      "L’État n’a pas communiqué d’information, ou aucune n’a été trouvée. Une case vide ne veut pas dire « non ».",
    ],
  },
  columns: [
    "No",
    "Activité ou mesure",
    "Informations",
    "Observations",
    "Document de référence",
    "aucune information consignée",
  ],
  aspects: ["Mention", "Cadre juridique national", "Application et sanctions"],
  sections: [
    "Paragraphe 1 et questions connexes",
    "Paragraphe 2 – Activités interdites aux acteurs non étatiques",
    "Paragraphe 3 a) et b) – Comptabilité et sécurité",
    "Paragraphe 3 c) et d) – Contrôle aux frontières et à l’exportation",
  ],
  question:
    "Existe-t-il une législation nationale interdisant à des personnes ou entités de se livrer à l’une de ces activités ?",
  treaties: [
    "Traité sur la non-prolifération des armes nucléaires (TNP)",
    "Convention sur les armes chimiques",
    "Convention sur les armes biologiques",
    "Protocole de Genève de 1925",
  ],
  measures: [
    "Fabriquer ou produire",
    "Se procurer",
    "Posséder",
    "Stocker ou entreposer",
    "Mettre au point",
    "Transporter",
    "Transférer",
    "Employer",
    "Se rendre complice",
    "Aider",
    "Financer",
    "Activités liées aux vecteurs",
  ],
  information: "Dépôt : 5 mars 1997",
  source: "Loi 2014-337 sur les armes et les biens à double usage, articles 4 à 9\nCode pénal, article 112",
  remark: "Voir page 14 du rapport du 12 octobre 2024 (S/AC.44/2024/1) ; contact : 1540@example.org, +1 212 555 0100.",
  letter: {
    title: "Lettre transmettant la matrice du Nadhira",
    organization: "Nations Unies",
    committee: "Comité du Conseil de sécurité créé par la résolution 1540 (2004)",
    reference: "Référence",
    date: "9 décembre 2026",
    addressee: [
      "Son Excellence Monsieur Tarik Oumani",
      "Représentant permanent du Nadhira auprès de l’Organisation des Nations Unies",
      "New York",
    ],
    salutation: "Monsieur l’Ambassadeur,",
    paragraphs: [
      "Au nom du Comité du Conseil de sécurité créé par la résolution 1540 (2004), j’ai l’honneur de remercier votre gouvernement de son rapport du 12 octobre 2024 et des informations complémentaires qu’il a communiquées depuis.",
      "Dans sa résolution 2663 (2022), le Conseil de sécurité a encouragé les États à fournir des informations supplémentaires sur l’application de la résolution 1540 (2004), y compris, à titre volontaire, sur leurs lois et règlements et sur leurs pratiques efficaces.",
    ],
    heading: "La matrice",
    about:
      "Le Comité a étudié le rapport et a consigné dans la matrice jointe à la présente lettre ce qu’il y a trouvé. Une case vide signifie que votre gouvernement n’a pas communiqué d’information ou que les experts du Comité n’en ont pas trouvé.",
    asksIntro: "Le Comité saurait gré à votre gouvernement de bien vouloir :",
    asks: [
      [
        "Examiner la matrice",
        "Corriger ou compléter les champs qui le demandent, en indiquant la source de chaque mesure, avant le 1er mars 2027.",
      ],
      [
        "Dire si elle peut être publiée",
        "Faire savoir si le Comité peut placer la matrice sur son site Web. Sans réponse, elle n’est pas publiée.",
      ],
      [
        "Désigner un point de contact",
        "Confirmer ou remplacer le point de contact connu, avec un numéro de téléphone et une adresse.",
      ],
    ],
    closing: "Veuillez agréer, Monsieur l’Ambassadeur, les assurances de ma très haute considération.",
    signatory: ["Leto Varandis", "Président", "Comité du Conseil de sécurité créé par la résolution 1540 (2004)"],
    enclosures: ["Annexe :", "Matrice du Nadhira ; notes techniques"],
    wordingNote: "Texte non officiel du projet, à des fins de démonstration.",
    notes: {
      title: "Notes techniques",
      paragraphs: [
        "Chaque champ porte une valeur parmi quatre : X, ?, N/A ou vide. Elles ne sont jamais additionnées entre elles.",
        "Les sources sont données telles que le rapport les donne : nom de la loi, numéro et articles.",
      ],
    },
  },
  pageOf: "Page {p} sur {t}",
};

const es: SampleWords = {
  title: "Matriz aprobada por el Comité 1540",
  state: "Nadhira",
  statusLine: "Aprobada el 1 de diciembre de 2026",
  invented: "Nadhira es un Estado imaginario. Nada de este documento describe un Estado real.",
  facts: [
    ["Fecha del informe", "12 de octubre de 2024"],
    ["Fechas de los informes adicionales", "8 de enero de 2025; 11 de octubre de 2025"],
    ["Fecha de aprobación por el Comité", "1 de diciembre de 2026"],
    ["Signatura", "S/AC.44/2024/1"],
  ],
  disclaimer: {
    title: "Descargo de responsabilidad",
    paragraphs: [
      "La información de las matrices procede principalmente de los informes nacionales y se completa con información oficial de los gobiernos, incluida la facilitada a organizaciones intergubernamentales. Las matrices se preparan bajo la dirección del Comité.",
      "El Comité utiliza las matrices como instrumento de referencia para facilitar la asistencia técnica y proseguir su diálogo con los Estados sobre la aplicación de la resolución 1540 (2004).",
      "La información de las matrices no prejuzga los debates que se celebren fuera del Comité sobre las obligaciones de un Estado en virtud de otros instrumentos.",
    ],
  },
  symbols: {
    title: "Símbolos",
    meanings: [
      "El Estado ha adoptado las medidas requeridas o ha aportado referencias concretas.",
      "Las referencias pueden no ser directamente pertinentes o son incompletas.",
      "No se aplica al Estado.",
      "El Estado no ha presentado información o no se ha encontrado ninguna. Un espacio en blanco no significa «no».",
    ],
  },
  columns: [
    "Núm.",
    "Actividad o medida",
    "Información",
    "Observaciones",
    "Documento de referencia",
    "sin información registrada",
  ],
  aspects: ["Marca", "Marco jurídico nacional", "Aplicación y sanciones"],
  sections: [
    "Párrafo 1 y cuestiones conexas",
    "Párrafo 2 – Actividades prohibidas a agentes no estatales",
    "Párrafo 3 a) y b) – Contabilidad y seguridad",
    "Párrafo 3 c) y d) – Control de fronteras y de exportaciones",
  ],
  question:
    "¿Existe legislación nacional que prohíba a personas o entidades participar en alguna de estas actividades?",
  treaties: [
    "Tratado sobre la No Proliferación de las Armas Nucleares (TNP)",
    "Convención sobre las Armas Químicas",
    "Convención sobre las Armas Biológicas",
    "Protocolo de Ginebra de 1925",
  ],
  measures: [
    "Fabricar o producir",
    "Adquirir",
    "Poseer",
    "Almacenar",
    "Desarrollar",
    "Transportar",
    "Transferir",
    "Emplear",
    "Participar como cómplice",
    "Prestar asistencia",
    "Financiar",
    "Actividades relacionadas con los sistemas vectores",
  ],
  information: "Depósito: 5 de marzo de 1997",
  source: "Ley 2014-337 de armas y bienes de doble uso, artículos 4 a 9\nCódigo Penal, artículo 112",
  remark:
    "Véase la página 14 del informe de 12 de octubre de 2024 (S/AC.44/2024/1); contacto: 1540@example.org, +1 212 555 0100.",
  letter: {
    title: "Carta de transmisión de la matriz de Nadhira",
    organization: "Naciones Unidas",
    committee: "Comité del Consejo de Seguridad establecido en virtud de la resolución 1540 (2004)",
    reference: "Referencia",
    date: "9 de diciembre de 2026",
    addressee: [
      "Excmo. Sr. Tarik Oumani",
      "Representante Permanente de Nadhira ante las Naciones Unidas",
      "Nueva York",
    ],
    salutation: "Excelentísimo señor:",
    paragraphs: [
      "En nombre del Comité del Consejo de Seguridad establecido en virtud de la resolución 1540 (2004), tengo el honor de agradecer a su Gobierno su informe de 12 de octubre de 2024 y la información adicional que ha facilitado desde entonces.",
      "En su resolución 2663 (2022), el Consejo de Seguridad alentó a los Estados a que facilitasen información adicional sobre la aplicación de la resolución 1540 (2004), incluida, con carácter voluntario, la relativa a sus leyes y reglamentos y a sus prácticas eficaces.",
    ],
    heading: "La matriz",
    about:
      "El Comité ha estudiado el informe y ha consignado lo que en él se indica en la matriz adjunta. Un espacio en blanco significa que su Gobierno no ha presentado información o que los expertos del Comité no la han encontrado.",
    asksIntro: "El Comité agradecería a su Gobierno que tuviera a bien:",
    asks: [
      [
        "Examinar la matriz",
        "Corregir o completar sus campos, con la fuente de cada medida, antes del 1 de marzo de 2027.",
      ],
      [
        "Indicar si puede publicarse",
        "Señalar si el Comité puede publicar la matriz en su sitio web. Sin respuesta, no se publica.",
      ],
      [
        "Designar un punto de contacto",
        "Confirmar o sustituir el punto de contacto que consta, con un teléfono y una dirección.",
      ],
    ],
    closing: "Le ruego acepte las seguridades de mi consideración más distinguida.",
    signatory: [
      "Leto Varandis",
      "Presidencia",
      "Comité del Consejo de Seguridad establecido en virtud de la resolución 1540 (2004)",
    ],
    enclosures: ["Anexo:", "Matriz de Nadhira; notas técnicas"],
    wordingNote: "Redacción no oficial del proyecto, con fines de demostración.",
    notes: {
      title: "Notas técnicas",
      paragraphs: [
        "Cada campo contiene uno de cuatro valores: X, ?, N/A o un espacio en blanco. Nunca se suman entre sí.",
        "Las fuentes se indican como en el informe: nombre de la ley, número y artículos.",
      ],
    },
  },
  pageOf: "Página {p} de {t}",
};

const ru: SampleWords = {
  title: "Утвержденная матрица Комитета 1540",
  state: "Надхира",
  statusLine: "Утверждена 1 декабря 2026 года",
  invented: "Надхира — вымышленное государство. Ничто в этом документе не описывает реальное государство.",
  facts: [
    ["Дата доклада", "12 октября 2024 года"],
    ["Даты дополнительных докладов", "8 января 2025 года; 11 октября 2025 года"],
    ["Дата утверждения Комитетом", "1 декабря 2026 года"],
    ["Условное обозначение", "S/AC.44/2024/1"],
  ],
  disclaimer: {
    title: "Оговорка",
    paragraphs: [
      "Сведения в матрицах взяты прежде всего из национальных докладов и дополнены официальной информацией правительств, в том числе представленной межправительственным организациям. Матрицы составляются под руководством Комитета.",
      "Комитет использует матрицы как справочный инструмент для содействия технической помощи и для продолжения диалога с государствами об осуществлении резолюции 1540 (2004).",
      "Сведения в матрицах не предрешают обсуждений вне Комитета, касающихся обязательств государства по другим документам.",
    ],
  },
  symbols: {
    title: "Обозначения",
    meanings: [
      "Государство приняло требуемые меры или привело конкретные ссылки.",
      "Ссылки могут не иметь прямого отношения к вопросу или являются неполными.",
      "К государству неприменимо.",
      "Государство не представило информации или она не найдена. Пустая клетка не означает «нет».",
    ],
  },
  columns: ["№", "Деятельность или мера", "Информация", "Примечания", "Документ-источник", "сведения не внесены"],
  aspects: ["Отметка", "Национальная правовая база", "Применение и санкции"],
  sections: [
    "Пункт 1 и смежные вопросы",
    "Пункт 2 – Деятельность, запрещенная негосударственным субъектам",
    "Пункт 3 a) и b) – Учет и сохранность",
    "Пункт 3 c) и d) – Пограничный и экспортный контроль",
  ],
  question:
    "Существует ли национальное законодательство, запрещающее лицам или организациям заниматься каким-либо из этих видов деятельности?",
  treaties: [
    "Договор о нераспространении ядерного оружия (ДНЯО)",
    "Конвенция по химическому оружию",
    "Конвенция по биологическому оружию",
    "Женевский протокол 1925 года",
  ],
  measures: [
    "Производство или изготовление",
    "Приобретение",
    "Обладание",
    "Накопление или хранение",
    "Разработка",
    "Перевозка",
    "Передача",
    "Применение",
    "Соучастие",
    "Содействие",
    "Финансирование",
    "Деятельность, связанная со средствами доставки",
  ],
  information: "Сдача на хранение 5 марта 1997 года",
  source: "Закон № 2014-337 об оружии и товарах двойного назначения, статьи 4–9\nУголовный кодекс, статья 112",
  remark: "См. стр. 14 доклада от 12 октября 2024 года (S/AC.44/2024/1); контакт: 1540@example.org, +1 212 555 0100.",
  letter: {
    title: "Письмо о препровождении матрицы Надхиры",
    organization: "Организация Объединенных Наций",
    committee: "Комитет Совета Безопасности, учрежденный резолюцией 1540 (2004)",
    reference: "Ссылка",
    date: "9 декабря 2026 года",
    addressee: [
      "Его Превосходительству г-ну Тарику Умани",
      "Постоянному представителю Надхиры при Организации Объединенных Наций",
      "Нью-Йорк",
    ],
    salutation: "Ваше Превосходительство,",
    paragraphs: [
      "От имени Комитета Совета Безопасности, учрежденного резолюцией 1540 (2004), имею честь поблагодарить Ваше правительство за доклад от 12 октября 2024 года и за представленную позднее дополнительную информацию.",
      "В своей резолюции 2663 (2022) Совет Безопасности призвал государства представлять дополнительную информацию об осуществлении резолюции 1540 (2004), в том числе на добровольной основе о своих законах и положениях и об эффективной практике.",
    ],
    heading: "Матрица",
    about:
      "Комитет изучил доклад и внес его содержание в матрицу, прилагаемую к настоящему письму. Пустая клетка означает, что Ваше правительство не представило информации или что эксперты Комитета ее не нашли.",
    asksIntro: "Комитет был бы признателен Вашему правительству, если бы оно:",
    asks: [
      [
        "Рассмотрело матрицу",
        "Исправило или дополнило ее поля с указанием источника каждой меры до 1 марта 2027 года.",
      ],
      [
        "Сообщило, можно ли ее опубликовать",
        "Указало, может ли Комитет разместить матрицу на своем веб-сайте. Без ответа она не публикуется.",
      ],
      ["Назвало контактное лицо", "Подтвердило или заменило известное контактное лицо, указав номер телефона и адрес."],
    ],
    closing: "Примите, Ваше Превосходительство, уверения в моем самом высоком уважении.",
    signatory: ["Лето Варандис", "Председатель", "Комитет Совета Безопасности, учрежденный резолюцией 1540 (2004)"],
    enclosures: ["Приложение:", "Матрица Надхиры; технические примечания"],
    wordingNote: "Неофициальный текст проекта, для демонстрации.",
    notes: {
      title: "Технические примечания",
      paragraphs: [
        "В каждом поле стоит одно из четырех значений: X, ?, N/A или пустая клетка. Они никогда не складываются.",
        "Источники приводятся так, как они даны в докладе: название закона, номер и статьи.",
      ],
    },
  },
  pageOf: "Стр. {p} из {t}",
};

const ar: SampleWords = {
  title: "مصفوفة لجنة القرار 1540 المعتمدة",
  state: "نضيرة",
  statusLine: "اعتُمدت في 1 كانون الأول/ديسمبر 2026",
  invented: "نضيرة دولة متخيلة. لا شيء في هذه الوثيقة يصف دولة حقيقية.",
  facts: [
    ["تاريخ التقرير", "12 تشرين الأول/أكتوبر 2024"],
    ["تواريخ التقارير الإضافية", "8 كانون الثاني/يناير 2025؛ 11 تشرين الأول/أكتوبر 2025"],
    ["تاريخ اعتماد اللجنة", "1 كانون الأول/ديسمبر 2026"],
    ["الرمز", "S/AC.44/2024/1"],
  ],
  disclaimer: {
    title: "إخلاء المسؤولية",
    paragraphs: [
      "تستمد المعلومات الواردة في المصفوفات أساسا من التقارير الوطنية، وتكملها معلومات حكومية رسمية، منها ما أتيح للمنظمات الحكومية الدولية. وتُعد المصفوفات بتوجيه من اللجنة.",
      "وتستخدم اللجنة المصفوفات أداة مرجعية لتيسير المساعدة التقنية ولمواصلة حوارها مع الدول بشأن تنفيذ القرار 1540 (2004).",
      "ولا تمس المعلومات الواردة في المصفوفات بأي مناقشة خارج اللجنة لالتزامات الدولة بموجب صكوك أخرى.",
    ],
  },
  symbols: {
    title: "الرموز",
    meanings: [
      "اتخذت الدولة الخطوات المطلوبة أو قدمت إحالات محددة.",
      "قد لا تكون الإحالات ذات صلة مباشرة أو قد تكون غير مكتملة.",
      "لا ينطبق على الدولة.",
      "لم تقدم الدولة معلومات أو لم يُعثر على أي منها. والفراغ لا يعني «لا».",
    ],
  },
  columns: ["الرقم", "النشاط أو التدبير", "المعلومات", "ملاحظات", "الوثيقة المصدر", "لا معلومات مسجلة"],
  aspects: ["العلامة", "الإطار القانوني الوطني", "الإنفاذ والعقوبات"],
  sections: [
    "الفقرة 1 والمسائل ذات الصلة",
    "الفقرة 2 – الأنشطة المحظورة على الجهات غير الدول",
    "الفقرة 3 (أ) و (ب) – الحصر والتأمين",
    "الفقرة 3 (ج) و (د) – مراقبة الحدود والصادرات",
  ],
  question: "هل توجد تشريعات وطنية تحظر على الأشخاص أو الكيانات القيام بأحد هذه الأنشطة؟",
  treaties: [
    "معاهدة عدم انتشار الأسلحة النووية",
    "اتفاقية الأسلحة الكيميائية",
    "اتفاقية الأسلحة البيولوجية",
    "بروتوكول جنيف لعام 1925",
  ],
  measures: [
    "الصنع أو الإنتاج",
    "الاقتناء",
    "الحيازة",
    "التخزين",
    "التطوير",
    "النقل",
    "التحويل",
    "الاستعمال",
    "المشاركة كشريك",
    "المساعدة",
    "التمويل",
    "الأنشطة المتصلة بوسائل الإيصال",
  ],
  information: "الإيداع في 5 آذار/مارس 1997",
  source: "القانون رقم 2014-337 بشأن الأسلحة والسلع المزدوجة الاستخدام، المواد 4 إلى 9\nقانون العقوبات، المادة 112",
  remark:
    "انظر الصفحة 14 من التقرير المؤرخ 12 تشرين الأول/أكتوبر 2024 (S/AC.44/2024/1)؛ للاتصال: 1540@example.org، +1 212 555 0100.",
  letter: {
    title: "رسالة إحالة مصفوفة نضيرة",
    organization: "الأمم المتحدة",
    committee: "لجنة مجلس الأمن المنشأة عملا بالقرار 1540 (2004)",
    reference: "المرجع",
    date: "9 كانون الأول/ديسمبر 2026",
    addressee: ["سعادة السيد طارق عوماني", "الممثل الدائم لنضيرة لدى الأمم المتحدة", "نيويورك"],
    salutation: "صاحب السعادة،",
    paragraphs: [
      "باسم لجنة مجلس الأمن المنشأة عملا بالقرار 1540 (2004)، أتشرف بأن أشكر حكومتكم على تقريرها المؤرخ 12 تشرين الأول/أكتوبر 2024 وعلى المعلومات الإضافية التي قدمتها منذ ذلك الحين.",
      "وقد شجع مجلس الأمن الدول في قراره 2663 (2022) على تقديم معلومات إضافية عن تنفيذ القرار 1540 (2004)، بما يشمل، على أساس طوعي، قوانينها ولوائحها وممارساتها الفعالة.",
    ],
    heading: "المصفوفة",
    about:
      "وقد درست اللجنة التقرير وسجلت ما وجدته فيه في المصفوفة المرفقة بهذه الرسالة. ويعني الفراغ فيها أن حكومتكم لم تقدم معلومات أو أن خبراء اللجنة لم يعثروا على أي منها.",
    asksIntro: "وتكون اللجنة ممتنة لو تفضلت حكومتكم بما يلي:",
    asks: [
      ["استعراض المصفوفة", "تصحيح أي من حقولها أو استكماله، مع ذكر مصدر كل تدبير، في موعد أقصاه 1 آذار/مارس 2027."],
      [
        "بيان ما إذا كان يمكن نشرها",
        "بيان ما إذا كان يجوز للجنة أن تضع المصفوفة على موقعها الشبكي. وبدون جواب تبقى غير منشورة.",
      ],
      ["تسمية جهة اتصال", "تأكيد جهة الاتصال المسجلة أو استبدالها، مع رقم هاتف وعنوان للمراسلات."],
    ],
    closing: "وتفضلوا، صاحب السعادة، بقبول أسمى آيات التقدير.",
    signatory: ["ليتو فارانديس", "الرئيس", "لجنة مجلس الأمن المنشأة عملا بالقرار 1540 (2004)"],
    enclosures: ["المرفقات:", "مصفوفة نضيرة؛ ملاحظات تقنية"],
    wordingNote: "صياغة غير رسمية من المشروع لأغراض العرض.",
    notes: {
      title: "ملاحظات تقنية",
      paragraphs: [
        "يحمل كل حقل واحدة من أربع قيم: X أو ? أو N/A أو فراغ. ولا يُجمع بعضها إلى بعض أبدا.",
        "تُذكر المصادر كما ترد في التقرير: اسم القانون ورقمه والمواد المعنية.",
      ],
    },
  },
  pageOf: "الصفحة {p} من {t}",
};

const zh: SampleWords = {
  title: "1540委员会核准的矩阵",
  state: "纳迪拉",
  statusLine: "2026年12月1日核准",
  invented: "纳迪拉是虚构的国家。本文件没有任何内容描述真实国家。",
  facts: [
    ["报告日期", "2024年10月12日"],
    ["补充报告日期", "2025年1月8日；2025年10月11日"],
    ["委员会核准日期", "2026年12月1日"],
    ["文号", "S/AC.44/2024/1"],
  ],
  disclaimer: {
    title: "免责声明",
    paragraphs: [
      "矩阵中的信息主要来自国家报告，并由政府的官方信息加以补充，包括提供给政府间组织的信息。矩阵在委员会的指导下编写。",
      "委员会将矩阵作为参考工具，用于促进技术援助，并就第1540（2004）号决议的执行情况继续与各国对话。",
      "矩阵中的信息不影响委员会以外就一国在其他文书下的义务进行的任何讨论。",
    ],
  },
  symbols: {
    title: "符号",
    meanings: [
      "该国已采取所需步骤，或已提供具体的参考资料。",
      "参考资料可能并不直接相关，或不完整。",
      "不适用于该国。",
      "该国没有提交信息，或没有找到信息。空白并不表示“否”。",
    ],
  },
  columns: ["编号", "活动或措施", "信息", "备注", "来源文件", "没有记录信息"],
  aspects: ["标记", "国家法律框架", "执法与处罚"],
  sections: [
    "第1段及有关事项",
    "第2段——禁止非国家行为体从事的活动",
    "第3段(a)和(b)——衡算与保安",
    "第3段(c)和(d)——边境与出口管制",
  ],
  question: "国家立法是否禁止个人或实体从事下列活动之一？",
  treaties: ["《不扩散核武器条约》", "《化学武器公约》", "《生物武器公约》", "1925年《日内瓦议定书》"],
  measures: [
    "制造或生产",
    "获取",
    "拥有",
    "储存",
    "研制",
    "运输",
    "转让",
    "使用",
    "以共犯身份参与",
    "协助",
    "资助",
    "与运载工具有关的活动",
  ],
  information: "1997年3月5日交存",
  source: "第2014-337号《武器和两用物项法》第4至9条\n《刑法》第112条",
  remark: "见2024年10月12日报告（S/AC.44/2024/1）第14页；联系方式：1540@example.org，+1 212 555 0100。",
  letter: {
    title: "转递纳迪拉矩阵的信函",
    organization: "联合国",
    committee: "安全理事会第1540（2004）号决议所设委员会",
    reference: "编号",
    date: "2026年12月9日",
    addressee: ["塔里克·乌马尼先生阁下", "纳迪拉常驻联合国代表", "纽约"],
    salutation: "阁下：",
    paragraphs: [
      "我谨代表安全理事会第1540（2004）号决议所设委员会，感谢贵国政府2024年10月12日的报告以及此后提供的补充信息。",
      "安全理事会第2663（2022）号决议鼓励各国就第1540（2004）号决议的执行情况提供补充信息，包括自愿提供关于其法律法规和有效做法的信息。",
    ],
    heading: "矩阵",
    about:
      "委员会研究了该报告，并将所见记录在本函所附的矩阵中。矩阵中的空白表示贵国政府没有提交信息，或委员会专家没有找到信息。",
    asksIntro: "委员会谨请贵国政府：",
    asks: [
      ["审阅矩阵", "在2027年3月1日之前更正或补充其中的内容，并说明每项措施的来源。"],
      ["说明可否公布", "说明委员会可否将矩阵登载于其网站。没有答复即不予公布。"],
      ["指定联络人", "确认或更换现有联络人，并提供电话号码和通信地址。"],
    ],
    closing: "顺致最崇高的敬意。",
    signatory: ["莱托·瓦兰迪斯", "主席", "安全理事会第1540（2004）号决议所设委员会"],
    enclosures: ["附件：", "纳迪拉矩阵；技术说明"],
    wordingNote: "项目的非正式措辞，仅供演示。",
    notes: {
      title: "技术说明",
      paragraphs: [
        "每个栏目只有四种值之一：X、?、N/A或空白。四者从不相加。",
        "来源按报告所述列出：法律名称、编号和有关条款。",
      ],
    },
  },
  pageOf: "第{p}页，共{t}页",
};

export const sampleWords: Record<Language, SampleWords> = { ar, zh, en, fr, ru, es };
