"use strict";
// Words that students use for one thing, in their three tongues: a line each. A page that has one of them is found by
// all, by their misspellings and by what sounds like them; so a word that students type and no page has goes here. The first
// of a line names it in weights.json: after a change here, run scripts/train-search.

const SYNONYMS = unpacked(`
  prix tarif coût montant cotisation frais contribution | سعر ثمن تكلفة رسوم واجبات اشتراك مبلغ مساهمة
  gratuit gratos | مجاني مجانا فابور بلاش مقابل
  payer paiement payant verser prélever déduire | اقتطاع مؤدى أدفع أداء نخلص صرف
  rembourser indemniser toucher versement virement | تعويض استرداد استرجاع مستحقات استخلاص
  argent financier dh | ريال فلوس أموال نقود مال
  dépenses frais | مصاريف نفقات
  délai quand durée attente date retard jours temps semaines mois | موعد تاريخ نهار شهر أسبوع تأخر تعطل | youm lwe9t
  téléphone tel portable appeler whatsapp | هاتف تلفون تيليفون اتصال عيط أتصل مكالمة واتساب | n3ayet
  email mail messagerie électronique courriel | إيميل إلكتروني مايل
  responsable occupe | مسؤول مكلف | mas2oul mkellef
  contacter joindre parler interlocuteur agent information écrire demander assistance aide service client rdv répondre réponse répond | تواصل أتحدث أتكلم نهضر موظف مراسلة استفسار استعلام معلومات دعم مساعدة يعاوني جواب نجاوب جاوبني
  site web page | موقع أنترنت سيت صفحة
  père mère parents papa maman proche frère soeur | مي أخ أخت خويا ختي والد والداي أب أبي أم أمي بابا | baba bba mama walidin khoya
  annuler résilier désinscrire radiation arrêter quitter finir retirer renoncer supprimer désabonner sortir suppression | إلغاء فسخ حذف انسحاب تشطيب إيقاف توقيف تخلي تنازل نحيد نحبس خروج ألغي نلغي تراجع شطب | nl8i
  renouveler reconduction prolonger réinscription refaire | تجديد إعادة تكرار | n3awd
  année annuel deuxième troisième | سنة | l3am
  conditions éligibilité critères droit bénéficier concerné public population | شروط استفادة حق يحق معني فئات يشمل | kaystafed
  inscription adhésion adhérer affiliation enregistrement souscrire | تسجيل انخراط اشتراك انضمام ترشيح نتقيد
  formulaire fiche questionnaire | استمارة فورميلير
  attestation certificat justificatif preuve | شهادة إثبات تثبت
  feuille bulletin bordereau fiche | ورقة قسيمة مطبوع
  soins maladie médecin docteur consultation spécialiste | علاج مرض سوان مالادي طبيب
  connexion connecter نكونيكطي login accès accéder session | دخول ولوج
  passe mdp | مرور السر سري باسوورد مودوباس
  identité carte cin cnie pièce | بطاقة تعريف هوية كارط |
  numéro num immatriculation matricule identifiant | رقم نمرة نيميرو معرف نومرو كود nomro
  banque bancaire bank | بنك مصرف
  créer création ouvrir ouverture activer | إنشاء فتح تفعيل نحل نصاوب
  coordonnées relevé | معطيات كشف
  changer actualiser chger chgé modifier remplacer | نقلت تغيير تبديل تعديل تحديث تحيين تصحيح | nbdl
  fermé fermer clôturé | سديت
  envoyer valider expédier poster remettre déposer dépôt | إرسال بعث إيداع تسليم وضع تقديم نصيفط نحط
  papiers documents doc pièces contenu joins | أرفق مرفقات أوراق وثائق
  dossier | ملف دوسي
  adresse siège lieu agence | عنوان مقر مكان لادريسة تقع
  travail travailler déclaré job boulot bosse société salarié employé embauché entreprise entrepreneur freelance contrat fonctionnaire stagiaire cdi | عمل أشتغل خدمة كنخدم خدمت وظيفة موظف شركة مقاولة كونطرا | khdma khdem khdamt khddam fonctionnaire armée militaire policier gendarme professeur prof enseignant instituteur vacataire infirmier chauffeur commerçant agriculteur artisan retraités avocat ingénieur livreur serveur vendeur ouvrier maçon douanier pompier employeur patron intérim عسكري جيش جندي بوليسي شرطي دركي أستاذ معلم ممرض سائق شيفور تاجر فلاح نادل بائع حارس متقاعد تقاعد خدامين khaddam 3askri ostad
  mandat postal poste | حوالة بريدية مانضا بوسطة | hawala
  urgent vite rapide immédiatement prioritaire accélérer | مستعجل سريع مزروب طارئ | zerban
  loin village | بعيد دوار قرية بادية
  hôpital clinique hospitalisation opération | مستشفى مصحة سبيطار عيادة عملية جراحة opère opérer chirurgie hospitalisé
  pharmacie | صيدلية فارماسي
  médicament ordonnance | دواء أدوية وصفة | dwa
  âge | سن عمر
  mutuelle sécu assuré couverture régime | موتويل تأمين تغطية مؤمن
  mariage époux épouse conjoint femme mari | متزوج تزوجت زوج راجل مراتي | zawj rajl mrat
  situation | وضعية حالة
  dentiste dent pilule yeux esthétique molaire appareil verres ald lunettes nadara optique ophtalmo césarienne psy gynécologue cardiologue orthophoniste insuline chimio bébé تولد accouchement enceinte contraception diabète cancer asthme allergie dépression psychiatre dermato acné irm scanner radio sang dialyse kiné prothèse audition covid | عينين تجميل نفساني ضرس نظارة نواظر حاملة سكر سرطان ربو حساسية جلد تحليلة راديو سكانير كلي سماعة جلبة | nadader snan 7amla sokar
  famille | عائلة أسرة
  vidéo tutoriel | فيديو | fidyo
  marche fonctionne problème difficulté souci | خطأ مشكل صعوبة
  recevoir reçu arrivé | توصلت يصل وصلني جاتني جاني جاتو وصلات twsl wsl ja jatni
  université | جامعة
  faculté fac école établissement institut | كلية مدرسة مؤسسة معهد فاك | koliya
  télécharger imprimer récupérer | تحميل طباعة استخراج نطلع
  étapes marche | خطوات إجراءات
  suivre suivi état traité avance | نتبع عولج تقبل تتبع مراقبة
  réclamation plainte refus rejet | نشكي شكاية رفض مرفوض
  personne main | شخصيا يد باليد بيدي
  légaliser authentifier certifier | توثيق إمضاء
  taux part pourcentage | نسبة كم مية
  remplir | أملأ ملء ملأت تعبئة عمرت نكتب
  étranger international nationalité subsaharien africain sénégalais camerounais malien guinéen tunisien ivoirien mauritanien tchadien congolais gabonais béninois burkinabé nigérien palestinien syrien yéménite algérien libyen égyptien soudanais comorien djiboutien | أجنبي جنسية إفريقي براني مالي موريتانيا تونسي سنغال غينيا كاميرون كوت تشاد كونغو غابون نيجر فلسطين سوريا يمن جزائر مصر ليبيا سودان عراق | ajnabi
  privée payante uir hem emsi um6p polytechnique akhawayn | خاصة خصوصية الأخوين
  malade blessé blessure accident fièvre | مريض مرضت مصاب حادثة كسيدة جرح تهرس سخانة حمى ألم | mrid mrida douleur mal tombé cassé saigne fracture brûlure évanoui vomi infection ambulance samu طحت كسر وجع كيوجعني إسعاف دايخ mrdt skhana t7t tkssr ضرب سخفت
  servir sert utiliser | تصلح كتصلاح استعمال
  nouveau première bachelier | جديد أول
  `)
  .trim()
  .split("\n")
  .map(line => [...new Set(termsOf(line))]);

/** Make the words of each line alike in `index`, and the first of it their topic. */
function addSynonyms(index) {
  for (const words of SYNONYMS) {
    const terms = words.map(word => termFor(index, word));
    for (const term of terms) {
      term.alike.push(...terms);
      term.topics.push(words[0]);
    }
  }
}
