"use strict";
// Words that ask rather than name: they are left out of queries and pages. Darija also in Latin script, where
// spelling is free: what sounds like one of the Darija words below is left out too.

const wordSet = text => new Set(wordsOf(text).map(withoutArticle));

const DARIJA_STOPS = wordSet(`
  أبقى راسي نقرا كنقرا اش اشنو الحل اللي بارح باش باغي باقا باقي بحال بديت بزاف بغيت تدير تمشي حاجة حد حيت خاصك خاصني خاصها خصك خصني
  دابا داك ديال ديالهم ديالي دير ديك راني راه شكون شنهو شنو صباح طلبات عافاك عرفت عشية عطيوني عفاك علاش عليا عندها
  عندو غا غادي غدا غنمشي فالعام قالو كاين كاينة كلشي كنبدا كنبغي كنت كي كيدير كيفاش لازم لقيت لقينا ليل ليه ليها ليهم
  معا معاك معايا ناخد نبقى نجيب ندي ندير نديرو نشوف نعرف نقدر نلقا نلقى نمشي هاد هادشي هادي هما هنا واحد واش ولا ولكن يدير
  يقدر يمشي
`);
const STOP_WORDS = wordSet(`
  أحد أرجو أعلم أكون أملك أود إليه اجل احتاج احصل اذا ارغب اريد استطيع اعرف افعل الآن الا التي الحصول الذي الذين
  السلام الطريقة المرجو الى اليوم ان انا انت انه انها او اي ايضا ب بإمكاني بخصوص بدل بسبب بعد بل به بها بين تحت تعرف
  تفعل تكفي تكون تم ثم جدا جميع حاليا حتى حول حين خاص خاصة ذلك رجاء زال سوف سيتم شكرا شيء شيئا طلب عبر على عليه عن عند
  عني ف فإذا فضلك فقد فقط فكيف فما فهل في فيه فيها قبل قد قمت كان كانت كثيرا كذلك كل كما كنت كيفما كيفية ل لأن لأنني
  لديها لقد لك لكن لماذا له لها لو لي ليا ليك ما ماذا مازال مرحبا مع ممكن من منذ منه منها مني نحن نعم نفس نفسه هذا هذه
  هل هم هناك هنالك هو هي و وإذا وما وماذا وهل يتم يتوجب يجب يطلب يطلبها يكفي يكون يلزم يلزمني يمكن يمكنك يمكنني ينبغي
  3la a ach achno afak ai aimerais aimerait ala alach aller alors ana après as au aujourd'hui aussi aux avais avec
  avoir avons b ba9i bach baghi baghya bcp besoin bgha bghaw bien bjr bonjour bonsoir bsr c car cas ce cela celui ces
  cest cette ch chak chake cherche chez chi chmen chno chnou chose chui chuis cmt comme commence ct d d'avance daba
  dak dans darori dc de demain demande demandent demandée depuis des devrais dial dima dire directement dit dois doit
  doive donc donne donner dont ds dsl du dyal dyalo el elle elles en encore endroit entre es est et étudie étudier existe f fach fair
  faire fais fait faudra faut fin fo g ghadi had hadi haja hier hna homa howa ici il ila ils j javais jdois je jfais
  jfé jpeu jpeux jss jsui juste jvais jveu jveux k kan9ra kandir kayn kayna ke kel khas khass ki koi l la laquelle le les
  leur leurs li lia liya lors m m3a m3ahom ma maintenant mais manière matin mchit me men merci mes met min mis mn moi
  mon mtn même n nb9a ndir ne ngoul notre nous ns nta nti nuit o obtenir on ont or ou oui par pendant peu peut peuvent
  peux pk plait plu plus possible pour pourquoi pourrais pourrait pouvez pouvoir pr qlq qu que quel quelle quelles
  quelqu quelque quels qui quoi rani rassi s sa salut savoir se sera ses seulement si simplement sinon slt soir soit sommes
  son sont souhaite sous suije suis sur svp t ta te tjr tjrs tjs ton toujours tous tout toute toutes tps trop trouve
  trouver trouves trouvé très tt tte tu un une va vais vers veulent veut veux viens vient voir vos votre voudrais
  voudrait vouloir vous vraiment vrmt w wach wech wla y ya ça été êtes être
`);
for (const word of DARIJA_STOPS) STOP_WORDS.add(word);
const DARIJA_STOP_SKELETONS = new Set(
  [...DARIJA_STOPS].map(skeleton).filter(bones => bones.length >= 3 && bones[0] !== "~"),
);

// Some small words change the question, and each tongue has its own. Those of asking and of having name nothing; sections
// that ask alike answer (see sections.js).
const [DENIAL, WHERE, WHO, HOW, HAVE, BEFORE] = ["¬", "?where", "?who", "?how", "?have", "?before"];
for (const asking of [WHERE, WHO, HOW, HAVE, BEFORE]) STOP_WORDS.add(asking);
const WANT = "j?ve(?:ux|u)|bghit|baghi|أريد|أرغب|بغيت|باغي";
const FAILS = "arr?iv|march|fonction|peu[xt]|pe[ux]|veut|vx|reussi|ouvre";
const FAILED = "march|fonction|reussi|abouti|pu(?= )|compri|ن?قدر|بغا|خدام|[كت]?ي?حل|فهم|bgha|[9qk]d[ae]?r|khd?dam|fhm";
// What words mean, by patterns of folded words between spaces, in order; «^» begins a text.
const MEANINGS = [
  // «من يستفيد» and «à qui», not «قريب من»; «ou envoyer», not «ou pas».
  ["^ ?who", "\\^ (?:من|mn|qui|ki)"],
  [WHO, "(?:a|avec|c|chez|مع|معا|إلى|m3a) (?:من|mn|qui|ki)|chk?o?u?n|شكون|لمن"],
  ["^ ?where", "\\^ (?:ou|fin)"],
  [WHERE, "win|wayn|fe[iy]?e?n|fayn|mnine?|ف[يا]?ي?ن|وين|أين|منين"],
  [HOW, "comment|cmt|kom+[ae]n|coment|kif(?:ach|ash|esh)?|كيف(?:اش|ية)?"],
  [BEFORE, "avant|قبل|[9q]bel"],
  ["quand", "qd|kand?|م?تى|[اإ]ي?متى|فوقاش|وقتاش|imt?a|imata|fo?u?[9q]ach|wa9tach"],
  ["combien", "cb|cmb|كم|ب?شحال|b?ch[7h]e?h?a?l"],
  // ما عنديش, ماعنديش, ma3ndich; «ما عندي حساب» and «mazal ma wslat», not «ما هو» and «ma mère».
  ["¬ $1", "(?:ما|ma) ([^ ]{3,})(?:ش|[cs]h)"],
  ["¬ $1", "(?:ما?|ma|m(?=[^aeiou ]))([^ ]{3,})(?:ش|[cs]h)"],
  ["¬ $1", "ما ((?:عند|عمر|بق|كا[ين]|ت?وصل|لقي|جا)[^ ]*)"],
  [DENIAL, "(?:م?ازال|زال|باقي|ma?zal|ba9i) (?:ما|ma)"],
  [DENIAL, "pas?|sans|aucune?|ni|non|jamais|jms|rien|bla|bi?doun|machi|بدون|بلا|دون|ليست?|لست|غير|عدم|ماشي|ل[امن]"],
  // «ne suis plus couvert», «plus couvert», not «plus de 30 ans»; «ou pas», «ولا لا» end a question.
  ["ne $1¬", "j?ne? ((?:[^ ]+ ){1,3}?)(?:plus?|pu)"],
  ["^ ¬", "\\^ (?:plus(?! de )|personne)"],
  ["$1", "(ou|ola|wla|أو|ولا|أم) ¬"],
  [HAVE, "j?ai|avez|g|deja|سبق|مسبقا|3[ae]?ndi|andi|عند[يك]|لدي[كه]?|[أت]توفر|أملك"],
  // What one does not want is to be cancelled; who need not is exempt; what does not go fails, which is not to lack.
  ["annuler", `(?:${WANT}) (?:¬|plus?|pu)|¬ (?:${WANT})`],
  ["dispense", "(?:a|\\?have) ¬ a|¬ (?:besoin|obligee?)"],
  ["savoir", "(?:sais|connais) ¬|¬ (?:عرفت|نعرف|n?3r[ea]f)|jc ¬"],
  ["echec", "impossible|erreur|bug|panne|blo[qk]u?ee?|تعذر|خطأ|ت?بلوك[اى]"],
  ["echec نصيفط", "(?:part|envoie)[^ ]* ¬|¬ (?:parti|مشا|ت?تصيفط|mcha|tt?sif)[^ ]*"],
  ["echec", `(?:${FAILS})[^ ]* ¬|¬ (?:${FAILED})[^ ]*`],
  [
    "perdu",
    "perdue|perd(?:re)?|perte|egaree?|oublie[er]?|ضاعت?|ضيعت|فقد(?:ت|ان)|خسرت|نسيتو?|تلف|تحبس|طرد[^ ]*|tlef(?:li)?|[nm]sit|khsert",
  ],
  // «30 ans», «فتت 30 عام» say an age; «combien de temps», «شحال من نهار» ask when.
  ["$1 age", "(\\d\\d) (?:ans?|سنة|عام|3am)"],
  ["quand $1$2", "combien ((?:[^ ]+ ){0,2}?)(temps|tps|jours?|semaines|mois|youm|نهار|يوم|وقت|نتسنى|l?we?a?9t|nhara?)"],
].map(([meaning, pattern]) => [` ${meaning}`, new RegExp(` (?:${fold(pattern)})(?= )`, "g")]);

// What is denied or lost says more than that it is.
const LIGHT = new Set([DENIAL, "perdu"]);

// What else a student deals with, and this site does not: «carte de bus» asks for no insurance card.
const ELSEWHERE = wordSet(`
  allocation appartement avion baccalauréat bibliothèque billet bus chômage cité concours crédit diplôme exam examen
  excellence imti7an imti7anat internat iphone livre location ordinateur logement loyer minhaty mktaba mobachir mérite nata2ij
  no9at notes passeport permis ramed rattrapage repas restaurant resto retraite scolarité sokna sport stage tadamon
  tobis tomobil traduction train tram trane transport vacances visa voiture امتحان امتحانات باكالوريا بطالة تأشيرة
  ترجمة تضامن تقاعد جواز حاسوب حافلة داخلية دبلوم راميد رخصة رياضة سكن سكنى سيارة طرام طرامواي طوبيس طوموبيل طيارة
  عسكرية عطلة قرض قطار كراء مباراة مباشر مطعم مكتبة نتائج نقط نقل
`);
// A grant is of this site as what one has or has not, its amount and its day are not; nor is the price of what is unknown.
const GRANTS = wordSet("bourse منحة minha mn7a mnha");
const AMOUNTS = wordSet(`
  combien cout date dates frais montant paiement prix quand taman tarif thaman tnzl versement تاريخ تصرف تهبط ثمن سعر
  صرف مبلغ مواعيد موعد
`);

const termsKept = new Map();

/** The folded words of `text` without Arabic articles, with one word for each of the meanings above. */
function termsOf(text) {
  if (!termsKept.has(text)) {
    const words = ` ^ ${wordsOf(text.replace(/où/gi, "win")).join(" ")} `;
    const meant = MEANINGS.reduce((read, [meaning, pattern]) => read.replace(pattern, meaning), words);
    termsKept.set(text, (meant.match(/[^ ^]+/g) || []).map(withoutArticle));
  }
  return termsKept.get(text);
}
