import { foldWord } from './fold.ts'

// Words that say nothing of what a text is about, by language, in small letters as they are written. What fact-checks
// ask in their titles (did, does, really) is among them only where every text has it.

const LISTS: Readonly<Record<string, string>> = {
  en: `a about above after again against all am an and any are aren't arent as at be because been before being below
    between both but by can can't cannot cant could couldn't couldnt did didn't didnt do does doesn't doesnt doing don't
    dont down during each few for from further had hadn't hadnt has hasn't hasnt have haven't havent having he he'd he'll
    he's her here here's hers herself hes him himself his how how's i i'd i'll i'm i've if im in into is isn't isnt it
    it's its itself ive just let's lets me more most mustn't my myself no nor not now of off on once only or other ought
    our ours ourselves out over own same shan't she she'd she'll she's should shouldn't shouldnt so some such than that
    that's thats the their theirs them themselves then there there's theres these they they'd they'll they're they've
    theyre this those through to too under until up us very was wasn't wasnt we we'd we'll we're we've were weren't
    werent what what's whats when when's where where's which while who who's whom why why's will with won't wont would
    wouldn't wouldnt you you'd you'll you're you've your youre yours yourself yourselves
    s t d m ll re ve rt via gonna gotta y'all yall`,
  es: `a al algo algunas algunos ante antes aquí así aun aún cada como cómo con contra cual cuál cuales cuando cuándo de
    del desde donde dónde durante e el él ella ellas ellos en entre era eran eres es esa esas ese eso esos esta está
    estaba estado están estamos estar estas este esto estos estoy fue fueron ha había habían haber hace hacia han has
    hasta hay he hemos la las le les lo los más me mi mí mis mucho muchos muy nada ni no nos nosotros nuestra nuestro o
    os otra otras otro otros para pero poco por porque pues que qué quien quién quienes se sea ser si sí sido sin sino
    sobre son soy su sus también tan tanto te tener tiene tienen todo todos tu tú tus u un una unas uno unos usted
    ustedes va van vamos y ya yo rt vía`,
  fr: `a à afin ai ainsi alors après as au aucun aucune aussi autre autres aux avaient avait avant avec avez avoir avons
    c car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment d dans de depuis des donc dont
    du elle elles en encore entre es est et étaient était été être eu eux fait faire font ici il ils j je jusque l la là
    le les leur leurs lui m ma mais me même mêmes mes moi moins mon n ne ni nos notre nous on ont ou où par parce pas
    pendant peu peut plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se sera ses si sien
    soit sommes son sont sous sur t ta te tes toi ton tous tout toute toutes très tu un une va vers voici voilà vont vos
    votre vous y rt via`,
  pt: `a à ainda ao aos as às até cada com como da das de dela dele deles depois do dos e é ela elas ele eles em entre era
    eram essa essas esse esses esta está estamos estão estar estas estava este estes eu foi foram há isso isto já lá lhe
    lhes mais mas me mesmo meu meus minha muito na não nas nem no nos nós nossa nosso num numa o os ou para pela pelas
    pelo pelos por porque qual quando que quem são se seja sem ser será seu seus só sobre sua suas também te tem têm
    tinha tu tua um uma umas uns vai vão você vocês rt via`,
  de: `aber alle allem allen aller alles als also am an ander andere auch auf aus bei bin bis bist da damit dann das dass
    daß dein dem den der des die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer
    eines er es etwas euch euer für gegen hab habe haben hat hatte hatten hier hin ich ihm ihn ihnen ihr ihre im in ist
    ja jede jeder jetzt kann kein keine können man mein mich mir mit muss nach nicht nichts noch nun nur ob oder ohne
    schon sehr sein seine selbst sich sie sind so soll sollen sondern über um und uns unser unter viel vom von vor war
    waren was weil wenn wer werde werden wie wieder will wir wird wo würde zu zum zur`,
  it: `a ad agli ai al alla alle allo anche avere aveva c che chi ci col come con contro cosa così cui da dagli dai dal
    dalla dalle dallo degli dei del della delle dello di dopo dove e è ed era erano essere fa fino fra gli ha hai hanno
    ho i il in io l la le lei li lo loro lui ma me mi mia mio molto ne negli nei nel nella nelle nello no noi non nostra
    nostro o ogni per perché più po prima qual quale quando quanto quella quelle quelli quello questa queste questi
    questo qui quindi se sei senza si sia sono sta stato su sua sue sugli sui sul sulla sulle suo suoi te ti tra tu tutti
    tutto un una uno vi voi`,
  ru: `а без более был была были было быть в вам вас весь во вот все всё всего всех вы где да даже для до его ее её ей ему
    если есть еще ещё же за здесь и из или им их к как какой ко когда которая которые который кто ли либо мне может мы
    на над надо нас не него нее неё нет ни них но ну о об однако он она они оно от очень по под после потом потому при
    про с сам свои свой себя со та так также такой там те тем то того тоже той только том тот тут ты у уж уже чего чем
    что чтобы эта эти это этого этой этом этот я`,
  ar: `في من على إلى الى عن مع هذا هذه ذلك تلك هؤلاء التي الذي الذين اللذين اللاتي ما ماذا لماذا كيف متى أين اين هل لا لم لن
    ليس ليست ليسوا أن ان إن أنه انه أنها انها إنه إنها كان كانت كانوا يكون تكون قد لقد سوف هو هي هم هن أنت انت أنا انا نحن
    له لها لهم لنا لي لك به بها بهم فيه فيها فيهم منه منها منهم عليه عليها عليهم إليه إليها كل بعض غير أو او أم ام ثم لكن
    ولكن بل حتى إذا اذا لو كما بين بعد قبل عند عندما حين حيث منذ خلال حول دون ضد أي اي أيضا ايضا أيضًا فقط جدا جدًا هناك هنا
    الآن الان يا و أما اما إلا الا وفي ومن وعلى وأن وان وهو وهي وقد ولا ولم وما كذلك لأن لان بأن بان نعم تم`,
  zh: `的 了 在 是 我 有 和 就 不 人 都 一 一个 上 也 很 到 说 要 去 你 会 着 没有 看 自己 这 那 他 她 它 们 我们 你们 他们 与 及 或 而 被 把 从 对 为 以 于 之 其
    但 但是 因为 所以 如果 吗 呢 吧 啊 这个 那个 什么 怎么 个`,
}

const sets = new Map<string, ReadonlySet<string>>()

/** The words of a language, with their accents and without, as people type; none where there is no list. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  const known = sets.get(language)
  if (known !== undefined) return known
  const words = LISTS[language]?.split(/\s+/) ?? []
  const set = new Set(words.flatMap((word) => [word.normalize('NFC'), foldWord(word)]))
  sets.set(language, set)
  return set
}
