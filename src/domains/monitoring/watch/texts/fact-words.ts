/**
 * Words that are facts of a text about voting, one row a language: numbers, halves of the day, what says no, what is demanded,
 * and what to bring, who may vote, where and how. `word=value`; a word that ends with `*` is a beginning. One and first are
 * left out: they are articles and ways to begin a sentence, and where another number takes their place that one is new.
 */
export interface FactWords {
  readonly language: string
  readonly numbers: string
  /** Half of the day, where a number stands before it. */
  readonly halves: string
  readonly no: string
  /** Demands and their limits. */
  readonly must: string
  /** Papers, persons, places and ways of voting, by what they mean. */
  readonly what: string
}

export const FACT_WORDS: readonly FactWords[] = [
  {
    language: 'en',
    numbers: `two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14
      fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 hundred=100
      thousand=1000 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 noon=12:00 midday=12:00
      midnight=24:00 half=½ quarter=¼`,
    halves: 'am=am morning=am pm=pm afternoon=pm evening=pm night=pm',
    no: 'not no never none nobody neither nor without=without unable',
    must: `forbidden=forbidden prohibited=forbidden banned=forbidden only=only solely=only must=must required=must mandatory=must compulsory=must obligatory=must original=original
      originals=original optional=optional voluntary=optional except=except unless=except both=both today=today
      bring=bring carry=bring tomorrow=tomorrow tonight=today before=before after=after`,
    what: `document*=paper passport*=passport identity=id id=id identification=id licence*=licence license*=licence birth=birth photo*=photo
      cop*=copy bill=bill bills=bill postal=post mail=post post=post phone=phone telephone=phone sms=sms online=online
      internet=online prox*=proxy citizen*=citizen resident*=resident women=women men=men student*=student foreign*=foreign
      prisoner*=prisoner school*=school hall=hall hotel*=hotel stadium*=stadium embass*=embassy librar*=library
      church*=church mosque*=mosque`,
  },
  {
    language: 'es',
    numbers: `dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14
      quince=15 dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veinti*=20 treinta=30 cuarenta=40
      cincuenta=50 sesenta=60 cien=100 ciento=100 mil=1000 segund*=2 tercer*=3 cuarta=4 quint*=5 mediodia=12:00
      medianoche=24:00`,
    halves: 'am=am manana=am madrugada=am pm=pm tarde=pm noche=pm',
    no: 'no nunca jamas ningun ninguna ninguno nadie sin=without ni tampoco',
    must: `prohibid*=forbidden prohibe*=forbidden solo=only solamente=only unicamente=only debe=must deben=must debera=must obligatori*=must original=original
      originales=original opcional=optional excepto=except salvo=except ambos=both hoy=today lleve=bring lleva=bring lleven=bring traiga=bring trae=bring traigan=bring presente=bring antes=before despues=after`,
    what: `documento*=paper pasaporte*=passport identidad=id dni=id licencia*=licence nacimiento=birth foto*=photo copia*=copy correo=post
      postal=post telefono=phone sms=sms internet=online linea=online poder=proxy ciudadan*=citizen residente*=resident
      mujeres=women hombres=men estudiante*=student extranjer*=foreign escuela*=school colegio*=school hotel*=hotel
      estadio*=stadium embajada*=embassy biblioteca*=library iglesia*=church`,
  },
  {
    language: 'fr',
    numbers: `deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14
      quinze=15 seize=16 vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 cent=100 cents=100 mille=1000 deuxieme=2
      seconde=2 troisieme=3 quatrieme=4 cinquieme=5 midi=12:00 minuit=24:00 demie=½ quart=¼`,
    halves: 'matin=am pm=pm apres=pm soir=pm nuit=pm',
    no: 'ne n pas jamais aucun aucune personne sans=without ni non',
    must: `interdit*=forbidden seulement=only uniquement=only seul=only seuls=only doit=must doivent=must devez=must obligatoire*=must
      original=original originaux=original originale=original facultati*=optional munissez=bring apport*=bring presentez=bring sauf=except hormis=except demain=tomorrow
      avant=before`,
    what: `document*=paper piece=paper passeport*=passport identite=id permis=licence naissance=birth photo*=photo copie*=copy facture*=bill poste=post
      postal*=post courrier=post telephone=phone sms=sms ligne=online internet=online procuration*=proxy citoyen*=citizen
      resident*=resident femmes=women hommes=men etudiant*=student etranger*=foreign ecole*=school salle=hall hotel*=hotel
      stade*=stadium ambassade*=embassy bibliotheque*=library eglise*=church mairie=town-hall`,
  },
  {
    language: 'pt',
    numbers: `dois=2 duas=2 tres=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12 treze=13 catorze=14
      quatorze=14 quinze=15 dezasseis=16 dezesseis=16 dezassete=17 dezessete=17 dezoito=18 dezanove=19 dezenove=19 vinte=20
      trinta=30 quarenta=40 cinquenta=50 sessenta=60 cem=100 cento=100 mil=1000 segundo=2 segunda=2 terceir*=3 quint*=5
      meiodia=12:00 meio=½ meia=½`,
    halves: 'manha=am madrugada=am tarde=pm noite=pm',
    no: 'nao nunca jamais nenhum nenhuma ninguem sem=without nem',
    must: `proibid*=forbidden so=only somente=only apenas=only unicamente=only deve=must devem=must devera=must obrigatori*=must original=original
      originais=original opcional=optional facultativ*=optional exceto=except salvo=except ambos=both hoje=today leve=bring levem=bring leva=bring traga=bring tragam=bring apresente=bring
      amanha=tomorrow antes=before depois=after`,
    what: `documento*=paper passaporte*=passport identidade=id carteira=licence nascimento=birth foto*=photo copia*=copy correio=post
      postal=post telefone=phone sms=sms internet=online linha=online procuracao=proxy cidada*=citizen residente*=resident
      mulheres=women homens=men estudante*=student estrangeir*=foreign escola*=school hotel*=hotel estadio*=stadium
      embaixada*=embassy biblioteca*=library igreja*=church`,
  },
  {
    language: 'de',
    numbers: `zwei=2 drei=3 vier=4 funf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwolf=12 dreizehn=13 vierzehn=14
      funfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19 zwanzig=20 einundzwanzig=21 zweiundzwanzig=22
      dreiundzwanzig=23 vierundzwanzig=24 dreißig=30 vierzig=40 funfzig=50 sechzig=60 hundert=100 tausend=1000 zweite*=2
      dritte*=3 vierte*=4 funfte*=5 mittag=12:00 mittags=12:00 mitternacht=24:00 halb=½ viertel=¼`,
    halves: 'morgens=am vormittags=am nachmittags=pm abends=pm nachts=pm',
    no: 'nicht nie niemals kein keine keinen keiner keinem keines niemand ohne=without weder',
    must: `verboten=forbidden untersagt=forbidden nur=only ausschließlich=only mussen=must muss=must erforderlich*=must verpflichtend*=must original=original
      originale=original freiwillig*=optional außer=except bring*=bring mitbring*=bring beide=both heute=today vor=before nach=after`,
    what: `dokument*=paper reisepass=passport pass=passport personalausweis*=id ausweis*=id fuhrerschein*=licence geburtsurkunde*=birth foto*=photo
      lichtbild*=photo kopie*=copy brief*=post post=post telefon*=phone sms=sms online=online internet=online
      vollmacht*=proxy burger=citizen burgern=citizen burgerin*=citizen einwohner*=resident frauen=women manner=men studenten=student studierende*=student
      auslander*=foreign schule*=school halle=hall hotel*=hotel stadion*=stadium botschaft*=embassy bibliothek*=library
      kirche*=church rathaus*=town-hall`,
  },
  {
    language: 'ru',
    numbers: `два=2 две=2 двух=2 двумя=2 двум=2 три=3 трех=3 тремя=3 четыре=4 четырех=4 пять=5 пяти=5 шесть=6 шести=6 семь=7
      семи=7 восемь=8 восьми=8 девять=9 девяти=9 десять=10 десяти=10 одиннадцат*=11 двенадцат*=12 тринадцат*=13
      четырнадцат*=14 пятнадцат*=15 шестнадцат*=16 семнадцат*=17 восемнадцат*=18 девятнадцат*=19 двадцат*=20 тридцат*=30
      сорок=40 сорока=40 пятьдесят=50 шестьдесят=60 сто=100 ста=100 тысяч*=1000 второ*=2 третье*=3 четверто*=4 пято*=5
      полдень=12:00 полудня=12:00 полночь=24:00 полуночи=24:00 половин*=½`,
    halves: 'утра=am дня=pm вечера=pm ночи=pm',
    no: 'не нет ни без=without нельзя никогда никто никому никого',
    must: `только=only лишь=only должен=must должны=must обязательн*=must необходимо=must нужно=must следует=must требуется=must оригинал*=original
      подлинник*=original добровольн*=optional кроме=except оба=both обе=both возьмите=bring взять=bring принесите=bring принести=bring сегодня=today завтра=tomorrow после=after
      запрещ*=forbidden`,
    what: `документ*=paper паспорт*=passport удостоверени*=id водительск*=licence рождени*=birth фото*=photo копи*=copy почт*=post
      телефон*=phone смс=sms онлайн=online интернет*=online доверенност*=proxy граждан*=citizen жител*=resident
      женщин*=women мужчин*=men студент*=student иностран*=foreign школ*=school гостиниц*=hotel отел*=hotel
      стадион*=stadium посольств*=embassy библиотек*=library церк*=church`,
  },
  {
    language: 'ar',
    numbers: `وثيقتي=2 وثيقتين=2 وثيقتان=2 نسختين=2 صورتين=2 اثنان=2 اثنين=2 اثنتان=2 اثنتين=2 ثانية=2 ثان=2 ثاني=2 ثلاث=3 ثلاثة=3 ثالثة=3 ثالث=3 أربع=4 أربعة=4 رابعة=4
      رابع=4 خمس=5 خمسة=5 خامسة=5 خامس=5 ست=6 ستة=6 سادسة=6 سادس=6 سبع=7 سبعة=7 سابعة=7 سابع=7 ثمان=8 ثماني=8 ثمانية=8
      ثامنة=8 ثامن=8 تسع=9 تسعة=9 تاسعة=9 تاسع=9 عشر=10 عشرة=10 عاشرة=10 عاشر=10 عشرون=20 عشرين=20 ثلاثون=30 ثلاثين=30
      أربعون=40 أربعين=40 خمسون=50 خمسين=50 ستون=60 ستين=60 مئة=100 مائة=100 ألف=1000 منتصف=½ نصف=½ ربع=¼`,
    halves: 'صباحا=am صباح=am ظهر=pm ظهرا=pm عصرا=pm مساء=pm ليلا=pm ليل=pm',
    no: 'لا ليس ليست لن لم غير بدون=without دون=without عدم',
    must: `فقط=only حصرا=only يجب=must إلزامي=must إلزامية=must مطلوب=must أصلي=original أصلية=original أصل=original
      اختياري=optional إلا=except باستثناء=except عدا=except أحضر=bring أحضروا=bring إحضار=bring احمل=bring غدا=tomorrow يوم=day قبل=before بعد=after ممنوع=forbidden
      يحظر=forbidden`,
    what: `وثيقة=paper وثائق=paper مستند=paper جواز=passport هوية=id بطاقة=card رخصة=licence ميلاد=birth صورة=photo نسخة=copy بريد=post هاتف=phone إنترنت=online
      وكالة=proxy مواطن=citizen مواطنين=citizen مواطنون=citizen مقيم=resident مقيمين=resident نساء=women رجال=men
      طلاب=student أجانب=foreign مدرسة=school قاعة=hall فندق=hotel ملعب=stadium سفارة=embassy مكتبة=library مسجد=mosque
      شارع=street`,
  },
]

/** Words that are others in a language that reads alike: they count only on pages in their own. */
export const AMBIGUOUS =
  'no dos once sin ni n six seis sept pass vor nach so solo des halb personne plus post mail second seconde mil cent tarde apres non bill hall acht elf original poste or men birth before after only both id half original today segunda segundo salvo night poder ligne copia'.split(
    ' ',
  )

/** The same for writing without spaces: patterns, in the order in which they are tried. */
export const HAN_FACTS: readonly (readonly [
  kind: 'number' | 'name' | 'half' | 'no' | 'must' | 'what',
  pattern: string,
])[] = [
  ['name', '(?:星期|周|週|礼拜)[一二三四五六日天]|[月火水木金土日]曜'],
  ['half', '上午|早上|凌晨|下午|晚上|午前|午後|오전|오후'],
  ['number', '正午|中午|午夜'],
  [
    'number',
    '(?:第|[二三四五六七八九十百千两兩〇零])[一二三四五六七八九十百千两兩〇零]*(?=[点點时時日月号號个個份名位次天年岁歲种種张張轮輪])',
  ],
  [
    'must',
    '只|仅|僅|必须|必須|必要|应当|應當|需要|原件|可选|除外|明天|今天|携带|攜帶|之前|之后|以前|以后|禁止|のみ|만',
  ],
  ['no', '不|无需|無需|没有|沒有|勿|未|无须|ません|않'],
  [
    'what',
    '护照|護照|证件|證件|文件|身份证|身份證|驾照|駕照|照片|复印件|複印件|邮寄|郵寄|电话|電話|网上|網上|委托|公民|居民|妇女|婦女|女性|男性|学生|學生|外国人|外國人|学校|學校|酒店|体育场|體育場|大使馆|大使館|图书馆|圖書館|教堂|路|街',
  ],
]
