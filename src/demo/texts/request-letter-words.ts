import type { Language } from "#i18n/languages.ts";

/** What letters about a request for assistance say, in words of our own: not the Committee's text. */
export type RequestLetterWords = {
  acknowledgement: {
    title: string;
    received: string;
    wide: string;
    limited: string;
    period: string;
    confidential: string;
    general: string;
    offers: string;
    experts: string;
    enclosed: string;
  };
  circulation: { title: string; inform: string; ask: string; decide: string; limited: string; enclosed: string };
  offers: { title: string; forward: string; decide: string; experts: string; enclosed: string };
};

// The process is that of the Committee's page on assistance (founding dossier 2.2). Names stand in brackets, where no case or article
// can go wrong; every number of days is the setting of the installation, and only the day it leads to is printed.
export const requestLetterWords: Record<Language, RequestLetterWords> = {
  en: {
    acknowledgement: {
      title: "Acknowledgement of a request",
      received:
        "I have the honour to acknowledge, on behalf of the Committee, receipt of the request with reference {{requestReference}}, received on {{requestReceivedOn}}. Its authenticity has been confirmed.",
      wide: "The Committee intends to circulate the request to those who may be able to provide assistance. Until the close of business in New York on {{windowEndsOn}} at the least, its circulation may be limited to providers that are named, or forbidden; what remains of this period may also be waived.",
      limited:
        "As was asked, the Committee intends to circulate the request to the providers named in it and to no other. Until the close of business in New York on {{windowEndsOn}} at the least, its circulation may be limited further, or forbidden; what remains of this period may also be waived.",
      period:
        "Nothing is circulated before this period has ended or has been waived. Each part of the request is shown only to those for whom it is meant.",
      confidential:
        "As was asked, the request is held as confidential and is not circulated. Its circulation to providers that are named may be allowed at any time.",
      general:
        "The request is not circulated to providers of assistance. The Committee will write about it separately.",
      offers: "The offers that the Committee receives will be made known to those who made the request.",
      experts:
        "The Committee’s experts are ready to help with any question about the request. Please quote reference {{reference}}.",
      enclosed: "The request with reference {{requestReference}}, as it was received",
    },
    circulation: {
      title: "Request for assistance",
      inform:
        "inform it that the Committee has received a request for assistance ({{askingName}}, reference {{requestReference}}), and to enclose the request.",
      ask: "Should it be possible to offer assistance, the Committee would be grateful to learn by {{answerBy}}, quoting reference {{reference}}, what can be offered, for which part of the request, on what conditions and when. An offer made later is welcome too.",
      decide:
        "The Committee makes the offers it receives known to those who made the request, with whom the decision rests.",
      limited: "The request goes to a limited number of addressees, as was asked. It is not to be passed on to others.",
      enclosed: "Request for assistance, reference {{requestReference}}",
    },
    offers: {
      title: "Offers of assistance received",
      forward:
        "I have the honour to forward, on behalf of the Committee, the offers of assistance it has received in response to the request with reference {{requestReference}}, received on {{requestReceivedOn}}. They are enclosed.",
      decide:
        "Each offer may be accepted or declined. The Committee would be grateful to be informed of the decision, with reference {{reference}}.",
      experts:
        "The Committee’s experts are ready to help in speaking with those who offer assistance, on the advice of those who made the request.",
      enclosed: "Offers received in response to the request with reference {{requestReference}}",
    },
  },
  fr: {
    acknowledgement: {
      title: "Accusé de réception d’une demande",
      received:
        "J’ai l’honneur d’accuser réception, au nom du Comité, de la demande portant la référence {{requestReference}}, reçue le {{requestReceivedOn}}. Son authenticité a été confirmée.",
      wide: "Le Comité se propose de distribuer la demande à ceux qui pourraient être en mesure de fournir une assistance. Au moins jusqu’à la fermeture des bureaux à New York le {{windowEndsOn}}, la distribution peut être limitée à des fournisseurs nommément désignés, ou interdite ; il peut aussi être renoncé au reste de ce délai.",
      limited:
        "Comme il a été demandé, le Comité se propose de distribuer la demande aux seuls fournisseurs qui y sont désignés. Au moins jusqu’à la fermeture des bureaux à New York le {{windowEndsOn}}, la distribution peut être limitée davantage, ou interdite ; il peut aussi être renoncé au reste de ce délai.",
      period:
        "Rien n’est distribué avant que ce délai ait expiré ou qu’il y ait été renoncé. Chaque partie de la demande n’est montrée qu’à ceux à qui elle est destinée.",
      confidential:
        "Comme il a été demandé, la demande est tenue confidentielle et n’est pas distribuée. Sa distribution à des fournisseurs nommément désignés peut être autorisée à tout moment.",
      general:
        "La demande n’est pas distribuée aux fournisseurs d’assistance. Le Comité écrira séparément à son sujet.",
      offers: "Les offres que le Comité recevra seront portées à la connaissance des auteurs de la demande.",
      experts:
        "Les experts du Comité se tiennent à disposition pour toute question relative à la demande. Prière de rappeler la référence {{reference}}.",
      enclosed: "Demande portant la référence {{requestReference}}, telle qu’elle a été reçue",
    },
    circulation: {
      title: "Demande d’assistance",
      inform:
        "de l’informer que le Comité a reçu une demande d’assistance ({{askingName}}, référence {{requestReference}}), et de joindre cette demande.",
      ask: "S’il est possible d’offrir une assistance, le Comité saurait gré de lui faire connaître d’ici au {{answerBy}}, en rappelant la référence {{reference}}, ce qui peut être offert, pour quelle partie de la demande, à quelles conditions et à quel moment. Une offre faite plus tard sera également bienvenue.",
      decide:
        "Le Comité porte les offres qu’il reçoit à la connaissance des auteurs de la demande, à qui appartient la décision.",
      limited:
        "Comme il a été demandé, la demande n’est adressée qu’à un nombre limité de destinataires. Elle ne doit pas être communiquée à d’autres.",
      enclosed: "Demande d’assistance, référence {{requestReference}}",
    },
    offers: {
      title: "Offres d’assistance reçues",
      forward:
        "J’ai l’honneur de transmettre, au nom du Comité, les offres d’assistance qu’il a reçues en réponse à la demande portant la référence {{requestReference}}, reçue le {{requestReceivedOn}}. Elles sont jointes.",
      decide:
        "Chaque offre peut être acceptée ou déclinée. Le Comité saurait gré d’être informé de la décision, avec la référence {{reference}}.",
      experts:
        "Les experts du Comité se tiennent à disposition pour faciliter les échanges avec ceux qui offrent une assistance, sur l’avis des auteurs de la demande.",
      enclosed: "Offres reçues en réponse à la demande portant la référence {{requestReference}}",
    },
  },
  es: {
    acknowledgement: {
      title: "Acuse de recibo de una solicitud",
      received:
        "Tengo el honor de acusar recibo, en nombre del Comité, de la solicitud con la referencia {{requestReference}}, recibida el {{requestReceivedOn}}. Se ha confirmado su autenticidad.",
      wide: "El Comité se propone distribuir la solicitud a quienes puedan prestar asistencia. Al menos hasta el cierre de las oficinas en Nueva York el {{windowEndsOn}}, la distribución puede limitarse a proveedores designados por su nombre o prohibirse; también puede renunciarse al resto de este plazo.",
      limited:
        "Como se pidió, el Comité se propone distribuir la solicitud únicamente a los proveedores designados en ella. Al menos hasta el cierre de las oficinas en Nueva York el {{windowEndsOn}}, la distribución puede limitarse aún más o prohibirse; también puede renunciarse al resto de este plazo.",
      period:
        "Nada se distribuye antes de que este plazo haya vencido o se haya renunciado a él. Cada parte de la solicitud se muestra únicamente a quienes va destinada.",
      confidential:
        "Como se pidió, la solicitud se mantiene confidencial y no se distribuye. Su distribución a proveedores designados por su nombre puede autorizarse en cualquier momento.",
      general:
        "La solicitud no se distribuye a los proveedores de asistencia. El Comité escribirá al respecto por separado.",
      offers: "Las ofertas que reciba el Comité se pondrán en conocimiento de quienes presentaron la solicitud.",
      experts:
        "Los expertos del Comité están a disposición para cualquier pregunta sobre la solicitud. Se ruega citar la referencia {{reference}}.",
      enclosed: "Solicitud con la referencia {{requestReference}}, tal como se recibió",
    },
    circulation: {
      title: "Solicitud de asistencia",
      inform:
        "informarle de que el Comité ha recibido una solicitud de asistencia ({{askingName}}, referencia {{requestReference}}), y de adjuntar la solicitud.",
      ask: "Si fuera posible ofrecer asistencia, el Comité agradecería conocer a más tardar el {{answerBy}}, con la referencia {{reference}}, qué puede ofrecerse, para qué parte de la solicitud, en qué condiciones y cuándo. También será bienvenida una oferta presentada más tarde.",
      decide:
        "El Comité pone las ofertas que recibe en conocimiento de quienes presentaron la solicitud, a quienes corresponde la decisión.",
      limited:
        "Como se pidió, la solicitud se dirige a un número limitado de destinatarios. No debe transmitirse a otros.",
      enclosed: "Solicitud de asistencia, referencia {{requestReference}}",
    },
    offers: {
      title: "Ofertas de asistencia recibidas",
      forward:
        "Tengo el honor de remitir, en nombre del Comité, las ofertas de asistencia que ha recibido en respuesta a la solicitud con la referencia {{requestReference}}, recibida el {{requestReceivedOn}}. Se adjuntan.",
      decide:
        "Cada oferta puede aceptarse o declinarse. El Comité agradecería que se le informara de la decisión, con la referencia {{reference}}.",
      experts:
        "Los expertos del Comité están a disposición para facilitar el diálogo con quienes ofrecen asistencia, según la opinión de quienes presentaron la solicitud.",
      enclosed: "Ofertas recibidas en respuesta a la solicitud con la referencia {{requestReference}}",
    },
  },
  ru: {
    acknowledgement: {
      title: "Подтверждение получения просьбы",
      received:
        "Имею честь от имени Комитета подтвердить получение просьбы под номером {{requestReference}} (дата получения: {{requestReceivedOn}}). Ее подлинность подтверждена.",
      wide: "Комитет намерен распространить просьбу среди тех, кто может быть в состоянии оказать помощь. По меньшей мере до окончания рабочего дня в Нью-Йорке {{windowEndsOn}} ее распространение можно ограничить поименно названными поставщиками или запретить; от оставшейся части этого срока можно также отказаться.",
      limited:
        "Как и было запрошено, Комитет намерен направить просьбу только названным в ней поставщикам. По меньшей мере до окончания рабочего дня в Нью-Йорке {{windowEndsOn}} ее распространение можно ограничить еще более или запретить; от оставшейся части этого срока можно также отказаться.",
      period:
        "До истечения этого срока или отказа от него ничего не распространяется. Каждая часть просьбы показывается только тем, для кого она предназначена.",
      confidential:
        "Как и было запрошено, просьба считается конфиденциальной и не распространяется. Ее направление поименно названным поставщикам можно разрешить в любое время.",
      general: "Просьба не направляется поставщикам помощи. Комитет напишет о ней отдельно.",
      offers: "О предложениях, которые поступят в Комитет, будет сообщено тем, кто обратился с просьбой.",
      experts:
        "Эксперты Комитета готовы ответить на любой вопрос, касающийся просьбы. Просьба ссылаться на номер {{reference}}.",
      enclosed: "Просьба под номером {{requestReference}} в том виде, в каком она была получена",
    },
    circulation: {
      title: "Просьба о помощи",
      inform:
        "сообщить, что в Комитет поступила просьба о помощи ({{askingName}}, номер {{requestReference}}), и приложить эту просьбу.",
      ask: "Если имеется возможность предложить помощь, Комитет был бы признателен за сообщение в срок до {{answerBy}}, со ссылкой на номер {{reference}}, о том, что может быть предложено, по какой части просьбы, на каких условиях и когда. Предложение, сделанное позднее, также будет принято с благодарностью.",
      decide:
        "Комитет доводит полученные предложения до сведения тех, кто обратился с просьбой; решение остается за ними.",
      limited:
        "Как и было запрошено, просьба направлена ограниченному числу адресатов. Передавать ее другим не следует.",
      enclosed: "Просьба о помощи, номер {{requestReference}}",
    },
    offers: {
      title: "Полученные предложения о помощи",
      forward:
        "Имею честь от имени Комитета препроводить предложения о помощи, полученные им в ответ на просьбу под номером {{requestReference}} (дата получения: {{requestReceivedOn}}). Они прилагаются.",
      decide:
        "Каждое предложение может быть принято или отклонено. Комитет был бы признателен за сообщение о решении со ссылкой на номер {{reference}}.",
      experts:
        "Эксперты Комитета готовы содействовать переговорам с теми, кто предлагает помощь, с учетом мнения тех, кто обратился с просьбой.",
      enclosed: "Предложения, полученные в ответ на просьбу под номером {{requestReference}}",
    },
  },
  ar: {
    acknowledgement: {
      title: "إقرار باستلام طلب",
      received:
        "يشرفني أن أقر، باسم اللجنة، باستلام الطلب ذي المرجع {{requestReference}}، الوارد في {{requestReceivedOn}}. وقد جرى التأكد من صحة صدوره.",
      wide: "وتعتزم اللجنة تعميم الطلب على من قد يكون في وسعهم تقديم المساعدة. ويمكن، حتى نهاية يوم العمل في نيويورك في {{windowEndsOn}} على الأقل، قصر التعميم على مقدمي مساعدة محددين بالاسم أو منعه؛ ويمكن أيضاً التنازل عما تبقى من هذه المهلة.",
      limited:
        "وتعتزم اللجنة، وفقاً لما طُلب، تعميم الطلب على مقدمي المساعدة المحددين فيه دون غيرهم. ويمكن، حتى نهاية يوم العمل في نيويورك في {{windowEndsOn}} على الأقل، تضييق التعميم أو منعه؛ ويمكن أيضاً التنازل عما تبقى من هذه المهلة.",
      period: "ولا يُعمم شيء قبل انقضاء هذه المهلة أو التنازل عنها. ولا يُعرض أي جزء من الطلب إلا على من هو موجه إليهم.",
      confidential:
        "ووفقاً لما طُلب، يُحفظ الطلب سرياً ولا يُعمم. ويمكن في أي وقت السماح بتعميمه على مقدمي مساعدة محددين بالاسم.",
      general: "ولا يُعمم الطلب على مقدمي المساعدة. وستكتب اللجنة بشأنه على حدة.",
      offers: "وستُبلَّغ الجهة التي قدمت الطلب بالعروض التي تتلقاها اللجنة.",
      experts: "وخبراء اللجنة مستعدون للمساعدة في أي سؤال يتعلق بالطلب. ويرجى ذكر المرجع {{reference}}.",
      enclosed: "الطلب ذو المرجع {{requestReference}}، كما ورد",
    },
    circulation: {
      title: "طلب مساعدة",
      inform: "بإبلاغها بأن اللجنة تلقت طلب مساعدة ({{askingName}}، المرجع {{requestReference}})، وبأن ترفق الطلب طيه.",
      ask: "وإذا أمكن عرض المساعدة، فستكون اللجنة ممتنة لو أُحيطت علماً في موعد أقصاه {{answerBy}}، مع الإشارة إلى المرجع {{reference}}، بما يمكن عرضه، وبأي جزء من الطلب يتعلق، وبأي شروط، ومتى. وما يُعرض بعد ذلك موضع ترحيب أيضاً.",
      decide: "وتُبلغ اللجنة الجهة التي قدمت الطلب بالعروض التي تتلقاها، والقرار قرار تلك الجهة.",
      limited: "والطلب موجه، وفقاً لما طُلب، إلى عدد محدود من الجهات. ويرجى عدم إطلاع غيرها عليه.",
      enclosed: "طلب مساعدة، المرجع {{requestReference}}",
    },
    offers: {
      title: "عروض المساعدة الواردة",
      forward:
        "يشرفني أن أحيل، باسم اللجنة، عروض المساعدة التي تلقتها استجابة للطلب ذي المرجع {{requestReference}}، الوارد في {{requestReceivedOn}}. والعروض مرفقة طيه.",
      decide: "ويمكن قبول كل عرض أو الاعتذار عنه. وستكون اللجنة ممتنة لإبلاغها بالقرار، مع ذكر المرجع {{reference}}.",
      experts: "وخبراء اللجنة مستعدون لتيسير التحاور مع الجهات التي تعرض المساعدة، بناء على رأي الجهة التي قدمت الطلب.",
      enclosed: "العروض الواردة استجابة للطلب ذي المرجع {{requestReference}}",
    },
  },
  zh: {
    acknowledgement: {
      title: "确认收到请求",
      received:
        "谨代表委员会确认收到编号为{{requestReference}}的请求，收到日期为{{requestReceivedOn}}。该请求的真实性已经核实。",
      wide: "委员会拟将该请求分发给可能有能力提供援助的各方。至少在纽约时间{{windowEndsOn}}下班之前，可将分发范围限于指名的援助提供方，也可禁止分发；亦可放弃该期限的剩余时间。",
      limited:
        "按照所提要求，委员会拟仅向请求中指名的援助提供方分发该请求。至少在纽约时间{{windowEndsOn}}下班之前，可进一步缩小分发范围，也可禁止分发；亦可放弃该期限的剩余时间。",
      period: "在该期限届满或被放弃之前，不分发任何内容。请求的每一部分只提供给其所面向的各方。",
      confidential: "按照所提要求，该请求予以保密，不予分发。可随时允许将其分发给指名的援助提供方。",
      general: "该请求不分发给援助提供方。委员会将另行致函。",
      offers: "委员会收到的援助提议将告知请求提出方。",
      experts: "委员会专家随时准备就与请求有关的任何问题提供协助。请注明编号{{reference}}。",
      enclosed: "编号为{{requestReference}}的请求，按收到时的原样",
    },
    circulation: {
      title: "援助请求",
      inform: "通报：委员会收到一项援助请求（{{askingName}}，编号{{requestReference}}），并随附该请求。",
      ask: "如能提供援助，请至迟于{{answerBy}}告知可提供何种援助、针对请求的哪一部分、附带何种条件以及何时提供，并注明编号{{reference}}，委员会将不胜感激。此后提出的提议同样受到欢迎。",
      decide: "委员会将收到的提议告知请求提出方，由其自行决定。",
      limited: "按照所提要求，该请求只发给有限的收件方，请勿转交他方。",
      enclosed: "援助请求，编号{{requestReference}}",
    },
    offers: {
      title: "收到的援助提议",
      forward:
        "谨代表委员会转递针对编号为{{requestReference}}的请求（收到日期为{{requestReceivedOn}}）所收到的援助提议，随函附上。",
      decide: "对每项提议均可予以接受或谢绝。请将决定告知委员会，并注明编号{{reference}}，委员会将不胜感激。",
      experts: "委员会专家随时准备按照请求提出方的意见，协助与提议方进行沟通。",
      enclosed: "针对编号为{{requestReference}}的请求收到的提议",
    },
  },
};
