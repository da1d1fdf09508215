import type { Language } from "#i18n/languages.ts";
import type { Disclaimer } from "#regime/committee-text.ts";

// The points of the Committee's disclaimer in their order (founding dossier 1.6), in words of our own: not the Committee's text.

export const disclaimerBodies: Record<Language, Disclaimer> = {
  en: {
    title: "Disclaimer",
    paragraphs: [
      "The information in this matrix comes mainly from national reports, completed by official government information, including what was made available to intergovernmental organizations. The matrices are prepared under the direction of the Committee.",
      "The Committee uses the matrices as a reference tool to facilitate technical assistance and to continue its dialogue with States.",
      "The matrices are not a means to measure how States fulfil their non-proliferation obligations. They are a tool to facilitate the implementation of resolution 1540 (2004) and of the resolutions that followed it.",
      "They neither reflect nor prejudice any discussion, outside the Committee, about a State’s obligations under any other instrument.",
      "Information on voluntary commitments is given for reporting only and constitutes no legal obligation of any kind.",
      "Entries are indicators of fact; they do not say to what degree an obligation is fulfilled. A blank means that no information was submitted or found; it does not mean “no”.",
    ],
  },
  fr: {
    title: "Avertissement",
    paragraphs: [
      "Les informations figurant dans cette matrice proviennent principalement des rapports nationaux, complétés par des informations gouvernementales officielles, y compris celles communiquées à des organisations intergouvernementales. Les matrices sont établies sous la direction du Comité.",
      "Le Comité utilise les matrices comme outil de référence pour faciliter l’assistance technique et poursuivre son dialogue avec les États.",
      "Les matrices ne servent pas à mesurer la manière dont les États s’acquittent de leurs obligations en matière de non-prolifération. Elles visent à faciliter l’application de la résolution 1540 (2004) et des résolutions qui l’ont suivie.",
      "Elles ne reflètent ni ne préjugent aucun débat, mené hors du Comité, sur les obligations d’un État au titre de tout autre instrument.",
      "Les renseignements relatifs aux engagements volontaires sont donnés à titre d’information seulement et ne constituent aucune obligation juridique.",
      "Les entrées indiquent des faits ; elles ne disent pas dans quelle mesure une obligation est remplie. Une case vide signifie qu’aucune information n’a été communiquée ou trouvée ; elle ne signifie pas « non ».",
    ],
  },
  es: {
    title: "Advertencia",
    paragraphs: [
      "La información de esta matriz procede principalmente de los informes nacionales, completados con información oficial de los gobiernos, incluida la facilitada a organizaciones intergubernamentales. Las matrices se preparan bajo la dirección del Comité.",
      "El Comité utiliza las matrices como instrumento de referencia para facilitar la asistencia técnica y proseguir su diálogo con los Estados.",
      "Las matrices no sirven para medir la forma en que los Estados atienden sus obligaciones de no proliferación. Son un instrumento para facilitar la aplicación de la resolución 1540 (2004) y de las resoluciones posteriores.",
      "No reflejan ni prejuzgan ningún debate, fuera del Comité, sobre las obligaciones de un Estado en virtud de cualquier otro instrumento.",
      "La información sobre compromisos voluntarios se ofrece a título meramente informativo y no constituye obligación jurídica alguna.",
      "Las entradas indican hechos; no dicen en qué grado se atiende una obligación. Una casilla en blanco significa que no se presentó o no se encontró información; no significa «no».",
    ],
  },
  ru: {
    title: "Оговорка",
    paragraphs: [
      "Информация в настоящей матрице взята главным образом из национальных докладов и дополнена официальными сведениями правительств, в том числе представленными межправительственным организациям. Матрицы составляются под руководством Комитета.",
      "Комитет использует матрицы как справочный инструмент для содействия технической помощи и продолжения диалога с государствами.",
      "Матрицы не служат для измерения того, как государства выполняют свои обязательства в области нераспространения. Они призваны содействовать осуществлению резолюции 1540 (2004) и последующих резолюций.",
      "Они не отражают и не предрешают ведущихся вне Комитета обсуждений обязательств какого-либо государства по любому другому документу.",
      "Сведения о добровольных обязательствах приводятся только для информации и не создают никаких юридических обязательств.",
      "Записи указывают на факты и не говорят о том, в какой степени выполнено обязательство. Пустая ячейка означает, что информация не была представлена или найдена; она не означает «нет».",
    ],
  },
  ar: {
    title: "تنويه",
    paragraphs: [
      "المعلومات الواردة في هذه المصفوفة مستمدة أساساً من التقارير الوطنية، ومستكملة بمعلومات حكومية رسمية، بما فيها ما أتيح للمنظمات الحكومية الدولية. وتُعد المصفوفات بتوجيه من اللجنة.",
      "وتستخدم اللجنة المصفوفات أداة مرجعية لتيسير المساعدة التقنية ومواصلة حوارها مع الدول.",
      "وليست المصفوفات وسيلة لقياس كيفية وفاء الدول بالتزاماتها في مجال عدم الانتشار، بل هي أداة لتيسير تنفيذ القرار 1540 (2004) والقرارات التي تلته.",
      "وهي لا تعكس ولا تستبق أي مناقشات تجري خارج اللجنة بشأن التزامات أي دولة بموجب أي صك آخر.",
      "والمعلومات المتعلقة بالالتزامات الطوعية مقدمة لأغراض الإبلاغ فقط ولا تنشئ أي التزام قانوني.",
      "والبيانات الواردة مؤشرات إلى وقائع، ولا تدل على مدى الوفاء بأي التزام. والخانة الفارغة تعني أنه لم تُقدَّم معلومات أو لم يُعثر عليها؛ وهي لا تعني «لا».",
    ],
  },
  zh: {
    title: "免责说明",
    paragraphs: [
      "本列表所载信息主要来自国家报告，并辅以政府官方信息，包括提供给政府间组织的信息。列表在委员会指导下编制。",
      "委员会将列表用作参考工具，以便利技术援助并继续与各国对话。",
      "列表不用于衡量各国履行不扩散义务的情况，而是便利执行第1540(2004)号决议及其后各项决议的工具。",
      "列表不反映、也不影响在委员会之外就一国根据任何其他文书承担的义务进行的任何讨论。",
      "有关自愿承诺的信息仅供报告之用，不构成任何法律义务。",
      "各条目表明事实，并不说明义务履行到何种程度。空白表示未提交或未查到信息，并不表示“否”。",
    ],
  },
};
