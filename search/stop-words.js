"use strict";
// Words that ask rather than name: they are left out of queries and pages. Darija also in Latin script, where
// spelling is free: what sounds like one of the Darija words below is left out too.

const wordSet = text => new Set(wordsOf(text).map(withoutArticle));

const ARABIC_STOPS = wordSet(`
  أحد أرجو أصبح أصبحت أعلم أقوم أكون أملك أود إحدى إليك إليه إليها اتباع اتباعها اجل احتاج احصل اذا ارغب اريد استطيع
  اعرف افعل الآن الا التي الحصول الذي الذين السلام الطريقة القيام المرجو الى اليوم ان انا انت انه انها او اي ايضا ب
  بإمكاني باستطاعتي بخصوص بدل بسبب بشأن بعد بعض بل به بها بواسطة بين تحت تعرف تفعل تكفي تكون تلك تم ثم جدا جميع حاليا
  حتى حقا حول حين خاص خاصة خلال ذلك رجاء زال سوف سيتم شكرا شيء شيئا ضد طلب عبر عفوا على عليكم عليه عليها عن عند عنه
  عني ف فإذا فضلك فعلا فقد فقط فكيف فما فهل فوق في فيه فيها قبل قد قمت كان كانت كثيرا كذلك كل كما كنت كيفما كيفية ل لأن
  لأنني لديها لقد لك لكن لماذا له لها لو لي ليا ليك ما ماذا مازال مرحبا مع ممكن من منذ منه منها مني نحن نعم نفس نفسه
  هذا هذه هل هم هناك هنالك هو هي و وإذا وحده وحدها وما وماذا وهل يتم يتوجب يجب يطلب يطلبها يكفي يكون يلزم يلزمني يمكن
  يمكنك يمكنني ينبغي
`);
const DARIJA_STOPS = wordSet(`
  اش اشنو الحل اللي بارح باش باغي باقا باقي بحال أبقى نبقى بديت بزاف بغاو بغيت بغينا تا تدير تمشي حاجة حتا حد حنا حيت خاصك خاصني
  خاصها خاصو ختي خصك خصني خصو خويا دابا دازت داك ديال ديالهم ديالي دير ديك راني راه شكون شنهو شنو شوية صباح طلبات طلبو
  عافاك عرفت عشية عطيوني عفاك علاش عليا عندها عندو غا غادي غدا غنمشي فالعام فهاد قالو قالولي كاين كاينة كاينين كلشي
  كنبدا كنبغي كنت كنقلب كي كيتسمى كيدير كيفاش كيفاه كيقولو لازم لقيت لقينا ليل ليه ليها ليهم معا معاك معايا ناخد ناوي
  نتا نتي نجيب ندوز ندير نديرو نشوف نعرف نعمل نقدر نلقا نلقى نمشي هاد هادشي هادي هما هنا هوا واحد واش ولا ولكن يدير
  يقدر يمشي
`);
const FRENCH_STOPS = wordSet(`
  a afin ai aimerais aimerait ajd aller alors après as au aujourd'hui aussi aux avais avec avoir avons b bcp besoin
  bien bjr bonjour bonsoir bsr c car cas ce cela celui ces cest cet cette ch chak chake cherche chez chose chui chuis
  comme commence ct d d'avance dans dc de demain demande demandent demandée depuis des devrais devrait dire
  directement dit dois doit doive donc donne donner dont ds dsl du elle elles en encore endroit enfet enft entre es
  esk est et ets existe f fair faire fais fait faudra faut façon fera fo fé g hier ici il ils j jav javais jdoi jdois
  je jfai jfais jfé jpe jpeu jpeux jpx jss jsui juste jv jvais jve jveu jveux jvx k ke kel kelle kesk keske ki koi
  kommen kwa l la laquelle le lequel les leur leurs lors lorsque m ma madame maintenant mais manière matin me merci
  mes met mis mn mnt moi mon monsieur mrc mtn même n ne normal nos notre nous ns nuit o obtenir ojd on ont or ou oui
  par pck pcq pendant peu peut peuvent peux pk pkoi plait plu plus possible pour pourquoi pourrais pourrait pourtant
  pouvez pouvoir pr prq psk puis puisse qlq qqch qqn qu que quel quelle quelles quelqu quelque quels qui quoi s sa
  salut savoir se sera serai serait ses seulement si simplement sinon slt soir sois soit sommes son sont souhaite
  souhaiterais sous stp suije suis sur svp t ta te tes tjr tjrs tjs tkt ton toujours tous tout toute toutes tps trop
  trouve trouver trouves trouvé très tt tte tu un une va vais venir vers veulent veut veux viens vient voir vont vos
  votre voudrais voudrait vouloir vous vraiment vrmt vs w y ya ça étais était été êtes être
`);
const DARIJA_LATIN_STOPS = wordSet(`
  cmt ndir nb9a 3la 3lia 7ed 7na ach achno afak ala alach ana ba9i bach baghi baghya bgha bghaw chi chi7ed chmen chno chnou daba dak
  darori dial dik dima dir dyal dyalo el fach fin ghadi ghaykon ghi ghir had hadi haja hit hiya hna homa howa ila
  kandir kayn kayna khas khass khoya khti kolna lhad li lia liya lwa7d m3a m3ah m3ahom mchit men men3nd min ngoul nta
  nti rah rani wach walla wash wech wla ydir
`);
const STOP_WORDS = new Set([...ARABIC_STOPS, ...DARIJA_STOPS, ...FRENCH_STOPS, ...DARIJA_LATIN_STOPS]);
const DARIJA_STOP_SKELETONS = new Set(
  [...DARIJA_STOPS].map(skeleton).filter(bones => bones.length >= 3 && bones[0] !== "~"),
);

// Some small words change the question, and each tongue has its own. Those of asking and of having name nothing; sections
// that ask alike answer (see sections.js).
const DENIAL = "¬",
  WHERE = "?where",
  WHO = "?who",
  HOW = "?how",
  HAVE = "?have",
  BEFORE = "?before";
for (const asking of [WHERE, WHO, HOW, HAVE, BEFORE]) STOP_WORDS.add(asking);
const WANT = "j?ve(?:ux|u)|bghit|baghi|أريد|أرغب|بغيت|باغي";
const FAILS = "arr?iv|march|fonction|peu[xt]|pe[ux]|veut|vx|reussi|part|envoie|ouvre";
const FAILED =
  "march|fonction|reussi|abouti|parti|pu(?= )|compri|ن?قدر|بغا|خدام|مشا|ت?تصيفط|[كت]?ي?حل|فهم|bgha|[9qk]d[ae]?r|mcha|khd?dam|tt?sif|fhm";
// What words mean, by patterns of folded words between spaces, in order; «^» begins a text.
const MEANINGS = [
  // «من يستفيد» and «à qui», not «قريب من»; «ou envoyer», not «ou pas».
  ["^ ?who", "\\^ (?:من|mn|qui|ki)"],
  [WHO, "(?:a|avec|c|chez|مع|معا|إلى|m3a) (?:من|mn|qui|ki)|chk?o?u?n|شكون|لمن"],
  ["^ ?where", "\\^ (?:ou|fin)"],
  [WHERE, "win|wayn|fe[iy]?e?n|fayn|mnine?|ف[يا]?ي?ن|وين|أين|منين"],
  [HOW, "comment|cmt|kom+en|coment|kif(?:ach|ash|esh)?|كيف(?:اش|ية)?"],
  [BEFORE, "avant|قبل|[9q]bel"],
  ["quand", "qd|kand?|م?تى|[اإ]ي?متى|فوقاش|وقتاش|imt?a|imata|fo?u?[9q]ach|wa9tach"],
  ["combien", "cb|cmb|كم|ب?شحال|b?ch[7h]e?h?a?l"],
  // ما عنديش, ماعنديش, ma3ndich; «ما عندي حساب» and «mazal ma wslat», not «ما هو» and «ma mère».
  ["¬ $1", "(?:ما|ma) ([^ ]{3,})(?:ش|[cs]h)"],
  ["¬ $1", "(?:ما?|ma|m(?=[^aeiou ]))([^ ]{3,})(?:ش|[cs]h)"],
  ["¬ $1", "ما ((?:عند|عمر|بق|كا[ين]|ت?وصل|لقي|جا)[^ ]*)"],
  [DENIAL, "(?:م?ازال|زال|باقي|ma?zal|ba9i) (?:ما|ma)"],
  [
    DENIAL,
    "pas?|sans|sn|aucune?|ni|non|jamais|jms|rien|bla|bi?doun|machi|بدون|بلا|دون|ليست?|لست|غير|عدم|ماشي|لا|لم|لن",
  ],
  // «ne suis plus couvert», «plus couvert», not «plus de 30 ans»; «ou pas», «ولا لا» end a question.
  ["ne $1¬", "j?ne? ((?:[^ ]+ ){1,3}?)(?:plus?|pu)"],
  ["^ ¬", "\\^ (?:plus(?! de )|personne)"],
  ["$1", "(ou|ola|wla|أو|ولا|أم) ¬"],
  [HAVE, "j?ai|avez|g|deja|سبق|مسبقا|3[ae]?ndi|andi|عند[يك]|لدي[كه]?|[أت]توفر|أملك"],
  // What one does not want is to be cancelled; who need not is exempt; what does not go fails, which is not to lack.
  ["annuler", `(?:${WANT}) (?:¬|plus?|pu)|¬ (?:${WANT})`],
  ["dispense", "(?:a|\\?have) ¬ a|¬ (?:besoin|obligee?)"],
  ["echec", `(?:${FAILS})[^ ]* ¬|¬ (?:${FAILED})[^ ]*`],
  [
    "perdu",
    "perdue|perd|perdre|perte|egaree?|oublie[er]?|ضاعت?|ضيعت|فقدت|فقدان|خسرت|نسيتو?|تلف|تحبس|tlef|nsit|msit|khsert|dayy3t|tlefli",
  ],
  // «30 ans», «فتت 30 عام» say an age; «combien de temps», «شحال من نهار» ask when.
  ["$1 age", "(\\d\\d) (?:ans?|سنة|عام|3am)"],
  ["quand $1$2", "combien ((?:[^ ]+ ){0,2}?)(temps|tps|jours?|semaines|mois|نهار|يوم|وقت|نتسنى|l?we?a?9t|nhara?)"],
].map(([meaning, pattern]) => [` ${meaning}`, new RegExp(` (?:${fold(pattern)})(?= )`, "g")]);

// What is denied or lost says more than that it is.
const LIGHT = new Set([DENIAL, "perdu"]);

// What else a student deals with, and this site does not: «carte de bus» asks for no insurance card.
const ELSEWHERE = wordSet(`
  allocation allocations avion baccalauréat bibliothèque billet bus chômage cité concours crédit diplôme exam examen
  examens excellence imti7an imti7anat internat iphone livre logement loyer minhaty mktaba mobachir mérite nata2ij
  no9at notes passeport permis ramed rattrapage repas restaurant resto retraite scolarité sokna sport stage tadamon
  tobis tomobil traduction train tram trane transport vacances visa voiture امتحان امتحانات باكالوريا بطالة تأشيرة
  ترجمة تضامن تقاعد جواز حاسوب حافلة داخلية دبلوم راميد رخصة رياضة سكن سكنى سيارة طرام طرامواي طوبيس طوموبيل طيارة
  عطلة قرض قطار كراء مباراة مباشر مطعم مكتبة نتائج نقط نقل
`);
// A grant is of this site as what one has or has not, its amount and its day are not; nor is the price of what is unknown.
const GRANTS = wordSet("bourse bourses منحة minha mn7a mnha");
const AMOUNTS = wordSet(`
  quand combien cout date dates frais montant paiement prix taman tarif thaman tnzl versement تاريخ تصرف تهبط ثمن سعر صرف
  مبلغ مواعيد موعد
`);

const termsKept = new Map();

/** The folded words of `text` without Arabic articles, with one word for each of the meanings above. */
function termsOf(text) {
  if (!termsKept.has(text)) {
    const words = ` ^ ${wordsOf(text.replace(/où/gi, "win")).join(" ")} `;
    const meant = MEANINGS.reduce((read, [meaning, pattern]) => read.replace(pattern, meaning), words);
    termsKept.set(
      text,
      meant
        .split(" ")
        .filter(word => word && word !== "^")
        .map(withoutArticle),
    );
  }
  return termsKept.get(text);
}
