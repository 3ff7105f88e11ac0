"use strict";
// Words that students use for one thing, in their three tongues: a line each. A page that has one of them is found by
// all, by their misspellings and by what sounds like them; so a word that students type and no page has goes here.

const SYNONYMS = `
  prix tarif coût montant cotisation frais contribution | سعر ثمن تكلفة رسوم واجبات اشتراك مبلغ مساهمة
  gratuit gratos offert | مجاني مجانا فابور بلاش مقابل
  payer paiement payant verser régler débourser | أدفع أداء تسديد نخلص صرف
  rembourser indemniser restitution toucher versement virement | تعويض استرداد استرجاع مستحقات نسترد استخلاص
  argent financier dirham dh | ريال درهم فلوس أموال نقود مال مالية
  dépenses frais | مصاريف نفقات
  délai quand durée attente date retard jours temps semaines mois | مدة موعد تاريخ أيام نهار شهر أسبوع تأخر تعطل زمن | youm lwe9t
  téléphone tel phone portable gsm fixe appeler whatsapp | هاتف تلفون تيليفون اتصال أتصل مكالمة واتساب واتس عيط | n3ayet
  email mail mel messagerie électronique courriel gmail | إيميل إلكتروني مايل جيميل | imail
  contacter joindre parler interlocuteur conseiller agent renseignement information écrire demander assistance aide service client rdv répondre réponse répond | تواصل أتحدث أتكلم نهضر موظف مسؤول مكلف مراسلة استفسار استعلام معلومات دعم مساعدة جواب نجاوب جاوبني | nsewel
  site web internet | موقع ويب أنترنت
  licencié licenciement viré | طرد مطرود
  décès mort décédé mourir meurt mor deuil orphelin perte | وفاة مات ماتت متوفى توفي يتيم رحيل | mat mata twefa twfa twfat touwafa mout itim
  père mère parents papa maman mr proche | والد أب أبي أم أمي بابا | baba bba mama mmi mima walidin
  annuler résilier désinscrire radier radiation arrêter quitter finir retirer renoncer stopper supprimer abandonner désabonner désister sortir suppression | إلغاء فسخ حذف انسحاب تشطيب إيقاف توقيف تخلي تنازل نحيد خروج ألغي نلغي تراجع شطب | nl8i lghi
  renouveler reconduction prolonger réinscription refaire | تجديد إعادة تمديد تكرار | n3awd
  année annuel an deuxième troisième | سنة | l3am
  conditions éligibilité critères droit bénéficier concerné public population | شروط أهلية استفادة حق يحق معني فئات يشمل | kaystafed
  inscription adhésion adhérer affiliation enregistrement souscrire postuler | تسجيل انخراط اشتراك تقييد انضمام ترشيح نتقيد
  formulaire fiche questionnaire | استمارة فورميلير
  attestation certificat justificatif preuve prouver | شهادة إثبات تثبت
  feuille bulletin bordereau fiche | ورقة قسيمة مطبوع
  soins maladie médecin docteur | علاج مرض سوان مالادي طبيب دكتور | ilaj
  connexion connecter login accès accéder session | دخول ولوج
  passe mdp password code | مرور السر سر باسوورد مودوباس | lpass modpass
  identité carte cin cnie cni pièce | بطاقة تعريف هوية لاكارط كارط | lcin
  numéro num nº immatriculation matricule identifiant | رقم نمرة نيميرو معرف
  banque bancaire bank | بنك مصرف
  créer création ouvrir ouverture activer activation | إنشاء فتح تفعيل نحل نصاوب | ndir
  coordonnées données relevé | معطيات بيانات كشف
  changer chger chgé modifier remplacer actualiser rectifier transférer | نقلت تغيير تبديل تعديل تحديث تحيين تصحيح | nbdl
  fermé fermer clôturé | أغلقت سديت
  envoyer expédier transmettre poster remettre déposer dépôt soumettre | إرسال بعث إيداع تسليم وضع أضع تقديم نصيفط نحط
  papiers documents pièces | أوراق وثائق مستندات
  contenir contient contenu mettre inclure | يتضمن محتوى
  dossier | ملف دوسي
  adresse siège lieu bureau agence localisation | عنوان مقر مكان مكتب وكالة لادريسة تقع يقع
  dispensé exempté exonéré dispense | معفى معفي إعفاء
  travail travailler emploi job boulot salarié employé embauché entreprise entrepreneur freelance fonctionnaire stagiaire cdi cdd | عمل شغل أشتغل خدمة كنخدم خدام خدامة خدمت وظيفة موظف شركة مقاولة | khdma khdem khdamt khddam
  mandat postal poste | حوالة بريدية مانضا بوسطة | hawala
  urgent rapide vite prioritaire immédiat accélérer pressé | مستعجل سريع مزروب طارئ | zerban
  hôpital clinique hospitalisation opération chirurgie | مستشفى مصحة سبيطار عيادة عملية جراحة
  pharmacie | صيدلية فارماسي | farmasian
  médicament ordonnance | دواء أدوية وصفة | dwa
  âge vieux | سن عمر | lsin
  mutuelle sécu assuré couverture régime | تعاضدية موتويل تأمين تغطية مؤمن
  marié mariage époux épouse conjoint femme mari | متزوج تزوجت زوج راجل مراتي | rajli mrati tzwjt | mzewej
  situation statut | وضعية حالة
  famille | عائلة أسرة | l3a2ila
  vidéo film clip tutoriel tuto | فيديو شريط مقطع | fidyo
  échouer échec erreur bug bloqué impossible panne marche fonctionne problème difficulté part arrive réussir | تعذر فشل خطأ مشكل صعوبة تعثر عطب خدام قدرت
  recevoir reçu arrivé parvenu | توصلت يصل وصلني استلم استلام جاتني
  université campus | جامعة
  faculté fac école établissement institut | كلية مدرسة مؤسسة معهد فاك | kolia lfac
  télécharger imprimer récupérer extraire | تحميل طباعة استخراج نطلع
  étapes démarches procédure marche | خطوات إجراءات مراحل مسطرة
  suivre suivi état avancement traité traitement | تتبع مراقبة مصير
  réclamation plainte | شكاية | chikaya
  personne main | شخصيا يد باليد بيدي | byeddi
  légaliser authentifier certifier | توثيق مصادقة إمضاء
  taux pourcentage part | نسبة كم
  remplir | أملأ ملء ملأت تعبئة عمرت
  fini terminé expiré | انتهى انتهت نهاية سالات سالا انقضت | sala tsala
  étranger nationalité subsaharien africain sénégalais camerounais ivoirien malien guinéen gabonais congolais tchadien mauritanien algérien tunisien syrien palestinien yéménite | أجنبي جنسية إفريقي براني سنغالي كاميروني مالي غيني موريتاني جزائري تونسي سوري فلسطيني يمني | ajnabi brrani
  privé privée payante | خاصة خصوصية خصوصي | khassa prive
  malade malaise blessé blessure accident fièvre cassé | مريض مرضت مصاب حادثة كسيدة جرح تهرس سخانة | mrid mrida ksida
  servir sert usage utilité utiliser | تصلح كتصلاح استعمال نستعمل أستعمل تنفع
  étudier études cours | نقرا كنقرا دراسة قراية | n9ra 9raya
  nouveau première | جديد أول
`
  .trim()
  .split("\n")
  .map(line => [...new Set(termsOf(line))]);

/** Make the words of each line alike in `index`. */
function addSynonyms(index) {
  for (const words of SYNONYMS) {
    const terms = words.map(word => termFor(index, word));
    for (const term of terms) term.alike.push(...terms);
  }
}
