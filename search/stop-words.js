"use strict";
// Words that ask rather than name: they are left out of queries and pages. Darija also in Latin script, where
// spelling is free: what sounds like one of the Darija words below is left out too.

const wordSet = text => new Set(wordsOf(text).map(withoutArticle));

const ARABIC_STOPS = wordSet(`
  أحد أرجو أصبح أصبحت أعلم أقوم أكون أملك أود إحدى إليك إليه إليها اتباع اتباعها اجل احتاج احصل اذا ارغب اريد استطيع
  اعرف افعل الآن الا التي الحصول الذي الذين السلام الطريقة القيام المرجو الى اليوم ان انا انت انه انها او اي ايضا
  اين ب بإمكاني باستطاعتي بخصوص بدل بسبب بشأن بعد بعض بل به بها بواسطة بين تحت تعرف تفعل تكفي تكون تلك تم ثم جدا
  جميع حاليا حتى حقا حول حين خاص خاصة خلال ذلك رجاء زال سوف سيتم شكرا شيء شيئا ضد طلب عبر عفوا على عليكم عليه عليها
  عن عند عندما عنه عني ف فإذا فضلك فعلا فقد فقط فكيف فما فماذا فهل فوق في فيه فيها قبل قد قمت كان كانت كثيرا كذلك كل
  كما كنت كيف كيفما كيفية ل لأن لأنني لا لدي لديك لديه لديها لقد لك لكن لم لماذا لن له لها لو لي ليا ليك ما ماذا
  مازال مرحبا مع ممكن من منذ منه منها مني نحن نعم نفس نفسه هذا هذه هل هم هناك هنالك هو هي و وأين وإذا وحده وحدها
  وكيف وما وماذا وهل يتم يتوجب يجب يطلب يطلبها يكفي يكون يلزم يلزمني يمكن يمكنك يمكنني ينبغي
`);
const DARIJA_STOPS = wordSet(`
  اش اشنو الحل عرفت بديت ليل صباح عشية بارح غدا كنبدا نمشي تمشي كنمشي يمشي عندهم غنمشي فهاد كنت كنقلب كيتسمى لقيت لقينا معاك معايا ناوي اللي باش باغي باقا باقي بحال بزاف بغاو بغيت بغينا تا تدير حاجة حتا حد حنا حيت خاصك خاصني خاصها خاصو
  ختي خصك خصني خصو خويا دابا دازت داك ديال ديالك ديالنا ديالها ديالهم ديالو ديالي دير ديك راني راه شكون شنهو شنو
  شوية طلبات طلبو عافاك عطيني عطيوني عفاك علاش عليا عندك عندها عندو عندي غا غادي فالعام فاين فين قالو قالولي كاين
  كاينة كاينين كتدير كلشي كنبغي كي كيدير كيفاش كيفاه كيقولو لازم ليه ليها ليهم معا منين ناخد نتا نتي نجيب ندوز ندير
  نديرو نشوف نعرف نعمل نقدر نلقا نلقى هاد هادشي هادي هما هنا هوا واحد واش ولا ولكن وين يدير يقدر
`);
const FRENCH_STOPS = wordSet(`
  a afin ai soir matin nuit aimerais aimerait ajd aller alors après as au aujourd'hui aussi aux avais avant avec avez avoir avons b
  bcp besoin bien bjr bonjour bonsoir bsr c car cas ce cela celui ces cest cet cette ch chak chake cherche chez
  chose chui chuis cmt comen coment comme commence comment ct d d'avance dans dc de demain demande demandent
  demandée depuis des devrais devrait dire directement dit dois doit doive donc donne donner dont ds dsl du déjà
  elle elles en encore endroit enfet enft entre es esk est et ets existe f fair faire fais fait faudra faut façon
  fera fo fé g hier ici il ils j jai jav javais jdoi jdois je jfai jfais jfé jpe jpeu jpeux jpx jss jsui juste jv
  jvais jve jveu jveux jvx k ke kel kelle kesk keske ki koi kommen kwa l la laquelle le lequel les leur leurs lors
  lorsque m ma madame maintenant mais manière me merci mes met mis mn mnt moi mon monsieur mrc mtn même n ne normal nos
  notre nous ns o obtenir ojd on ont or ou oui par pck pcq pendant peu peut peuvent peux pk pkoi plait plu plus
  possible pour pourquoi pourrais pourrait pourtant pouvez pouvoir pr prq psk puis puisse qlq qqch qqn qu que quel
  quelle quelles quelqu quelque quels qui quoi rien s sa salut savoir se sera serai serait ses seulement si
  simplement sinon slt sois soit sommes son sont souhaite souhaiterais sous stp suije suis sur svp t ta te tes tjr
  tjrs tjs tkt ton toujours tous tout toute toutes tps trop trouve trouver trouvé trouves très tt tte tu un une va vais venir vers veulent veut
  veux viens vient voir vont vos votre voudrais voudrait vouloir vous vraiment vrmt vs w y ya ça étais était été
  êtes être
`);
const DARIJA_LATIN_STOPS = wordSet(`
  3la 3lia 7ed bdit nmchi mchit lqit l9it 7na ach achmen achno afak ala alach ana andi ba9i bach baghi baghya bgha bghaw chi chi7ed chmen chno
  chnou daba dak darori dial diali dik dima dir dyal dyali dyalo el fach fayn fin ghadi ghaykon ghi ghir had hadi
  haja hit hiya hna homa howa ila kandir kayn kayna khas khass khoya khti kolna lhad li lia liya lwa7d m3a m3ah
  m3ahom men men3nd min ndir ngoul nta nti rah rani wach walla wash wech wla ydir
`);
const STOP_WORDS = new Set([...ARABIC_STOPS, ...DARIJA_STOPS, ...FRENCH_STOPS, ...DARIJA_LATIN_STOPS]);
const DARIJA_STOP_SKELETONS = new Set(
  [...DARIJA_STOPS].map(skeleton).filter(bones => bones.length >= 3 && bones[0] !== "~"),
);

// Some small words change the question, and each tongue has its own: «sans compte», «g pas de rib», «بدون حساب» and
// «ما عنديش حساب» deny; «quand», «امتى» and «fo9ach» ask for a date; «combien», «شحال» and «ch7al» for an amount. Words of
// asking and of having name nothing, but sections that ask the same answer.
const DENIAL = "¬",
  WHERE = "?where",
  WHO = "?who",
  HOW = "?how",
  HAVE = "?have",
  BEFORE = "?before";
const SAME_MEANING = new Map(
  [
    [
      DENIAL,
      `pas sans aucun aucune ni non jamais jms rien sn pa bla bila bdoun bidoun machi
      بدون بلا دون ليس ليست لست غير عدم ماشي لا لم لن`,
    ],
    ["quand", "qd kan kand متى امتى فوقاش وقتاش ايمتى imta imata fo9ach fou9ach foqach wa9tach"],
    ["combien", "cb cmb كم شحال بشحال ch7al chhal chehal bch7al bchhal"],
    [WHERE, "win wayn fein fen fayn feen mnin mnine فين وين فاين أين منين"],
    [WHO, "chkon chkoun chkun شكون لمن"],
    [HOW, "comment cmt koman komen coment kifach kifash kifesh كيف كيفاش كيفية"],
    [BEFORE, "avant قبل 9bel qbel"],
    [HAVE, "ai jai avez g déjà سبق مسبقا 3ndi 3andi 3endi andi عندي عندك لدي لديك لديه أتوفر تتوفر أملك"],
    [
      "perdu",
      `perdue perdre perte perd egare egaree oublie oublier oubliee ضاع ضاعت ضيعت فقدت فقدان خسرت نسيت نسيتو تلف tlef nsit msit
    khsert dayy3t tlefli تحبس حبس`,
    ],
  ].flatMap(([meaning, words]) => [...wordSet(words)].map(word => [word, meaning])),
);
for (const asking of [WHERE, WHO, HOW, HAVE, BEFORE]) STOP_WORDS.add(asking);
// These ask only where they begin: «من يستفيد», «à qui», not «قريب من»; «ou envoyer», not «ou pas».
const WITH = wordSet("a avec c chez مع معا إلى m3a");
const FIRST = new Map([
  ["من", WHO],
  ["mn", WHO],
  ["qui", WHO],
  ["ki", WHO],
  ["personne", DENIAL],
  ["ou", WHERE],
  ["fin", WHERE],
]);

// What is denied or lost says more than that it is.
const LIGHT = new Set([DENIAL, "perdu"]);

// What else a student deals with, and this site does not: «carte de bus» asks for no insurance card.
const ELSEWHERE = wordSet(`
  allocation allocations avion baccalauréat bibliothèque billet bus chômage cité concours crédit diplôme exam examen
  examens excellence imti7an imti7anat internat iphone livre logement loyer minhaty mobachir mktaba mérite nata2ij no9at notes
  passeport permis ramed rattrapage repas restaurant resto retraite scolarité sokna sport stage tadamon tobis
  tomobil traduction train tram trane transport vacances visa voiture امتحان امتحانات باكالوريا بطالة تأشيرة تضامن تقاعد
  ترجمة جواز حاسوب حافلة داخلية دبلوم راميد رخصة رياضة سكن سكنى سيارة طرام طرامواي طوبيس طوموبيل طيارة عطلة قطار قرض مباشر
  كراء مباراة مطعم مكتبة نتائج نقط نقل
`);
// A grant is of this site as what one has or has not, its amount and its day are not; nor is the price of what is unknown.
const GRANTS = wordSet("bourse bourses منحة minha mn7a mnha");
const AMOUNTS = wordSet(`
  combien cout date dates frais montant paiement prix quand tarif versement thaman taman tnzl
  تاريخ تهبط ثمن سعر صرف تصرف مبلغ مواعيد موعد
`);

// Darija denies around the verb, in one word or two: ما عنديش, ماعنديش, معنديش, ma3ndich.
const DARIJA_NOT = /^(?:ما|ma)$/;
const DARIJA_NOT_END = /^(.{3,})(?:ش|[cs]h)$/;
const DARIJA_NOT_AROUND = /^(?:ما?|ma|m(?=[^aeiou]))(.{3,})(?:ش|[cs]h)$/;
// «ما عندي حساب», «ما وصلني شيء», «mazal ma wslat»; «ما هو», «ما الوثائق» and «ma mère» deny nothing.
const DENIED_VERB = /^(?:عند|عمر|بق|كا[ين]|وصل|توصل|لقي|جا)/;
const STILL = wordSet("مازال زال باقي mzal mazal ba9i");

// «34 ans», «فتت 30 عام»: two digits before a year are an age.
const YEARS = wordSet("ans an سنة عام 3am");

// «combien de temps», «شحال من نهار» ask when.
const TIMES = wordSet("temps tps jour jours semaines mois نهار يوم وقت نتسنى wa9t lwe9t we9t nhar nhara");

// «je ne veux plus», «ما بغيتش»: what one does not want is to be cancelled.
const WANT = wordSet("veux jveux jveu bghit baghi أريد أرغب بغيت باغي");
const NO_MORE = wordSet("plus plu pu");
// «qui n’a pas à remplir», «pas besoin de remplir»: who is exempt lacks nothing.
const OBLIGED = new Set(["a", HAVE]);
const NEEDED = /^(?:besoin|obligee?)$/;
// «n’arrive pas», «ne part pas», «ما بغاتش», «ما قدرتش»: it fails, which is not to lack.
const FAILS = /^(?:arr?iv|march|fonction|peu[xt]|pe[ux]|veut|vx|reussi|part|envoie|ouvre)/;
const FAILED =
  /^(?:march|fonction|reussi|abouti|parti[es]?|pu|compri|ن?قدر|بغا|خدام|مشا|ت?تصيفط|[كت]?ي?حل|فهم|bgha|[9qk]d[ae]?r|mcha|khd?dam|tt?sif|fhm)/;
// «ou pas», «ولا لا»: the end of a question, not a denial.
const OR = wordSet("ou ola wla أو ولا أم");

/** The folded words of `text` without Arabic articles, with one word for each of the meanings above. */
function termsOf(text) {
  const terms = [];
  const words = wordsOf(text.replace(/où/gi, "win"));
  words.forEach((word, i) => {
    const denied = DARIJA_NOT.test(words[i - 1]);
    const verb = denied ? DARIJA_NOT_END.exec(word) : DARIJA_NOT_AROUND.exec(word);
    if (verb) terms.push(DENIAL, meaning(verb[1]));
    else if (denied && (DENIED_VERB.test(word) || STILL.has(words[i - 2]))) terms.push(DENIAL, meaning(word));
    else if (NO_MORE.has(word) && isNoMore(words, i)) terms.push(DENIAL);
    else terms.push(((!i || (i === 1 && WITH.has(words[0]))) && FIRST.get(word)) || meaning(word));
  });
  return terms.reduce(joined, []);
}

/** Whether the «plus» at `i` ends something, and compares nothing: «ne suis plus couvert», «plus couvert»; not «plus de 30 ans». */
const isNoMore = (words, i) =>
  i ? words.slice(Math.max(0, i - 4), i).some(word => /^j?ne?$/.test(word)) : words[1] !== "de";

const meaning = word => SAME_MEANING.get(word) || withoutArticle(word);

/** `terms` with `term`, which may change the one before or say nothing after it. */
function joined(terms, term) {
  const before = terms[terms.length - 1];
  if (term === "a" && before === DENIAL && OBLIGED.has(terms[terms.length - 2])) terms.splice(-1, 1, "dispense");
  else if (NEEDED.test(term) && before === DENIAL) terms.splice(-1, 1, "dispense");
  else if ((term === DENIAL && FAILS.test(before)) || (before === DENIAL && FAILED.test(term)))
    terms.splice(-1, 1, "echec");
  else if (YEARS.has(term) && /^\d\d$/.test(before)) terms.push("age");
  else if ((WANT.has(term) && before === DENIAL) || (WANT.has(before) && (term === DENIAL || NO_MORE.has(term))))
    terms.splice(-1, 1, "annuler");
  else if (TIMES.has(term) && terms.slice(-3).includes("combien"))
    terms.splice(terms.lastIndexOf("combien"), 1, "quand");
  else if (term !== DENIAL || !OR.has(before)) {
    if (term === DENIAL && DARIJA_NOT.test(before)) terms.pop();
    terms.push(term);
  }
  return terms;
}
