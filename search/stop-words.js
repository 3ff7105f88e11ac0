"use strict";
// Words that ask rather than name: they are left out of queries and pages. Darija also in Latin script, where
// spelling is free: what sounds like one of the Darija words below is left out too.

const wordSet = text => new Set(wordsOf(text).map(withoutArticle));

const ARABIC_STOPS = wordSet(`
  من في على الى عن مع هل ما ماذا لماذا كيف كيفية اين اي هذا هذه ذلك تلك هو هي هم انا انت نحن انه انها ان او ثم و ف ب
  ل لا لم لن قد كل بعد قبل عند عندما اذا لدي لديك لديه لديها كان كانت يكون تكون التي الذي الذين كما منه منها فيه
  فيها عليه عليها به بها له لها لي لك اريد ارغب يمكن يمكنني يمكنك ممكن استطيع يجب ينبغي احتاج فقط ايضا شيء اجل حول
  خلال ضد نعم لقد سيتم سوف وهل فهل وما فما فماذا وماذا وكيف فكيف وأين وإذا فإذا أود أرجو يتوجب يلزم يلزمني بإمكاني
  باستطاعتي أملك كذلك مازال زال أصبح أصبحت كنت أكون نفس بعض جميع شيئا أحد إحدى اتباع اتباعها بخصوص بشأن بدل خاص خاصة
  عني عنه إليها إليه إليك لأن لأنني بسبب وحدها وحده الآن اليوم حاليا منذ تم يتم قمت أقوم القيام عبر بواسطة الطريقة
  تكفي يكفي يطلب يطلبها طلب مني حين فعلا حقا تعرف أعلم لو فقد جدا كثيرا هناك هنالك حتى بين تحت فوق الا لكن بل السلام
  عليكم مرحبا شكرا عفوا المرجو رجاء فضلك ليا ليك اعرف افعل تفعل الحصول احصل نفسه كيفما
`);
const DARIJA_STOPS = wordSet(`
  كيفاش كيفاه كي فين وين فاين منين واش شنو شنهو اشنو اش علاش شكون بغيت باغي بغينا ديال ديالي ديالك ديالو ديالهم
  ديالنا كلشي هاد هادي هادشي داك ديك دابا راه راني غادي غا حاجة خاصني خاصك خاصو عندي عندك عندو عندها كاين كاينة
  كاينين ندير نديرو دير نعمل بزاف عافاك عفاك خويا ختي نعرف باش بحال حيت ولا ولكن تا حتا معا نقدر يقدر لازم شوية هنا
  نتا نتي حنا هما ديالها كيدير كتدير تدير يدير ندوز طلبو طلبات قالو قالولي بغاو باقي باقا عليا عطيني عطيوني الحل
  فالعام واحد حد كيقولو خاصها خصني خصو خصك نجيب نلقى نلقا ناخد نشوف هوا اللي دازت كنبغي
`);
const FRENCH_STOPS = wordSet(`
  le la les l un une des de du d au aux a en dans sur sous par pour avec chez vers entre et ou mais donc or car que
  qu qui quoi quel quelle quels quelles dont comment pourquoi est ce c cet cette ces ça il elle ils elles on nous
  vous je j tu moi me m te t se s mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs y suis es sommes
  êtes sont être été ai as avons avez ont avoir avais peut peux puis pouvez pouvoir dois doit faut veux voudrais
  veut vouloir fais fait faire faudra endroit toujours encore maintenant depuis directement quelqu quelque chose
  aimerais aimerait souhaite souhaiterais voudrait pourrais pourrait puisse doive devrais devrait dire dit demande
  demandent tous toute toutes tout trop peu juste seulement aujourd'hui demain hier après avant pendant lors lorsque
  afin pourtant sinon vraiment simplement merci d'avance madame monsieur viens vient venir veulent peuvent vont fera
  serai sera serait étais était soit sois rien lequel laquelle cas façon manière commence existe possible normal
  demandée mis met donner donne comme ici bonjour bonsoir salut svp plait si oui plus même aussi déjà alors
  très bien cela celui voir vais va aller besoin cherche savoir obtenir jfé jfais jfai jdoi jvais jv jve jvx fé fo
  koi jai jav javais bcp pcq psk pck vrmt mtn mnt ojd ajd dsl tkt tps tjs enfet enft jpe jpeu jpx jss chui chuis ch
  jsui plu qqn qqch qlq mn ets chak chake cmt coment comen kommen kwa kel kelle ki ke k ds pr pk pkoi prq jveux
  jveu jdois jpeux suije slt bjr bsr stp mrc tt tte tjr tjrs ya keske kesk esk dc ns vs ct cest fair g f n w o b
`);
const DARIJA_LATIN_STOPS = wordSet(`
  nta nti 7na homa dir ydir bgha baghya bghaw ba9i 3lia ghaykon ghadi 7ed chi7ed lwa7d dima bach kolna m3a m3ah
  m3ahom lhad chmen achmen men3nd ngoul darori fach fin fayn wach wash wech chno chnou achno ach alach baghi dyal
  dial diali dyali dyalo had hadi dak dik daba rah rani ghi ghir chi haja khass khas andi kayn kayna ndir kandir
  afak khoya khti hit wla walla ila men min 3la ala el li lia liya ana howa hiya hna
`);
const STOP_WORDS = new Set([...ARABIC_STOPS, ...DARIJA_STOPS, ...FRENCH_STOPS, ...DARIJA_LATIN_STOPS]);
const DARIJA_STOP_SKELETONS = new Set(
  [...DARIJA_STOPS].map(skeleton).filter(bones => bones.length >= 3 && bones[0] !== "~"),
);

// Some small words change the question, and each tongue has its own: «sans compte», «g pas de rib», «بدون حساب» and
// «ما عنديش حساب» deny; «quand», «امتى» and «fo9ach» ask for a date; «combien», «شحال» and «ch7al» for an amount.
const DENIAL = "¬";
const SAME_MEANING = new Map([
  [DENIAL, `pas sans aucun aucune ni sn pa bla bila bdoun bidoun machi
    بدون بلا دون ليس ليست لست غير عدم ماشي`],
  ["quand", "qd kan kand متى امتى فوقاش وقتاش ايمتى imta imata fo9ach fou9ach foqach wa9tach"],
  ["combien", "cb cmb كم شحال بشحال ch7al chhal chehal bch7al bchhal"],
  ["perdu", `perdue perdre perd egare egaree oublie oublier oubliee ضاع ضاعت ضيعت فقدت فقدان خسرت نسيت نسيتو تلف tlef nsit msit
    khsert dayy3t tlefli`],
].flatMap(([meaning, words]) => [...wordSet(words)].map(word => [word, meaning])));

// What is denied or lost says more than that it is.
const LIGHT = new Set([DENIAL, "perdu"]);

// What else a student deals with, and this site does not: «carte de bus» asks for no insurance card.
const ELSEWHERE = wordSet(`
  transport bus tram train avion billet bibliothèque livre logement cité internat loyer restaurant resto repas examen exam exams
  rattrapage notes concours diplôme bac baccalauréat stage permis excellence mérite minhaty vacances traduction sport
  نقل حافلة طوبيس قطار طرام طرامواي طيارة مكتبة سكن كراء داخلية مطعم امتحان امتحانات نقط نتائج مباراة باكالوريا دبلوم
  رخصة عطلة ترجمة رياضة tobis trane mktaba sokna imti7an imti7anat no9at nata2ij
`);

// Darija denies around the verb, in one word or two: ما عنديش, ماعنديش, معنديش, ma3ndich.
const DARIJA_NOT = /^(?:ما|ma)$/;
const DARIJA_NOT_END = /^(.{3,})(?:ش|[cs]h)$/;
const DARIJA_NOT_AROUND = /^(?:ما?|ma|m(?=[^aeiou]))(.{3,})(?:ش|[cs]h)$/;

// «34 ans», «فتت 30 عام»: two digits before a year are an age.
const YEARS = wordSet("ans an سنة عام 3am");

// «je ne veux plus», «jveu plu»: what is wanted no more is to be cancelled.
const WANT = wordSet("veux veut veu jveux jveu");
const NO_MORE = wordSet("plus plu pu");

/** The folded words of `text` without Arabic articles, with one word for each of the meanings above. */
function termsOf(text) {
  const terms = [];
  for (const word of wordsOf(text)) {
    const before = terms[terms.length - 1];
    const verb = DARIJA_NOT.test(before) ? DARIJA_NOT_END.exec(word) : null;
    const around = DARIJA_NOT_AROUND.exec(word);
    if (YEARS.has(withoutArticle(word)) && /^\d\d$/.test(before)) terms.push("age");
    else if (verb) terms.splice(-1, 1, DENIAL, verb[1]);
    else if (around) terms.push(DENIAL, around[1]);
    else if (NO_MORE.has(word) && WANT.has(before)) terms.push("annuler");
    else terms.push(SAME_MEANING.get(word) || withoutArticle(word));
  }
  return terms;
}
