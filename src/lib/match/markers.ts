// Words that turn what a sentence says, or that are no part of it, by language: in small letters, as they are written.

/** Words and turns by which a sentence is denied, or told to be false. A post that has one more or one fewer than the claim says something else. */
const DENIALS: Readonly<Record<string, string>> = {
  en: `not no never none nobody nothing neither nor without cannot can't cant don't dont doesn't doesnt didn't didnt isn't isnt
    aren't arent wasn't wasnt weren't werent won't wont wouldn't wouldnt shouldn't shouldnt hasn't hasnt haven't havent
    hadn't hadnt false fake untrue incorrect wrong hoax rumour rumor rumours rumors misleading misinformation disinformation
    debunked debunk debunks denies deny denied denying denial rejects rejected refutes refuted myth lie lies lying baseless
    unfounded fabricated invented dismisses dismissed disputes disputed contradicts factcheck fact-check fact-checked
    fact-checkers unproven inaccurate bogus satire manipulated doctored forged`,
  es: `no ni nunca jamás nada nadie ningún ninguno ninguna tampoco sin falso falsa falsos falsas mentira mentiras bulo bulos
    engañoso engañosa incorrecto incorrecta desmiente desmienten desmentido desmintió niega niegan negó rumor rumores
    rechaza rechazó inventado inventada erróneo errónea desinformación fake infundado infundada manipulado manipulada
    invento montaje`,
  fr: `ne n' pas jamais rien personne aucun aucune non sans faux fausse fausses mensonge mensonges infox intox rumeur rumeurs
    dément démentent démenti démentit nie nient nié trompeur trompeuse inexact inexacte erroné erronée désinformation
    canular réfute réfuté infondé infondée inventé inventée conteste contesté`,
  ar: `لا لم لن ليس ليست ليسوا ما غير بدون دون ولا ولم ولن وليس كاذب كاذبة كذب زائف زائفة مزيف مزيفة مفبرك مفبركة شائعة
    شائعات إشاعة اشاعة الشائعة الشائعات تنفي نفت نفى ينفي نفي تكذب كذبت مضلل مضللة خاطئ خاطئة خطأ باطل باطلة عار مغلوط
    مغلوطة تدحض دحض ادعاء ادعاءات الادعاء المزعوم مزعومة أنكرت تنكر فنّدت تفند`,
  pt: `não nem nunca jamais nada ninguém nenhum nenhuma sem falso falsa falsos falsas mentira mentiras boato boatos enganoso
    enganosa incorreto incorreta desmente desmentem desmentiu nega negam negou rejeita inventado errado errada desinformação`,
  de: `nicht kein keine keinen keiner nie niemals nichts niemand ohne falsch falsche lüge fake gerücht gerüchte dementiert
    widerlegt bestreitet irreführend unwahr erfunden`,
  it: `non né mai niente nulla nessuno nessuna senza falso falsa bufala bufale smentisce smentito nega negano fuorviante
    sbagliato inventato`,
  ru: `не ни нет никогда никто ничего без ложь ложный фейк фейки неправда слух слухи опровергает опровергли отрицает
    недостоверно вымысел`,
  zh: `不 没 没有 非 无 未 别 不是 不会 不能 假 谣言 虚假 否认 辟谣 不实 错误`,
}

/** Small words of which each is the other of somebody: what is said turns where one stands for another. */
const TURNS: Readonly<Record<string, string>> = {
  en: `before after until from only some most few more less least without with except either open opens opened
    close closes closed early late earlier later again longer instead must may can allowed valid invalid
    free required optional`,
  es: `antes después hasta desde solo sólo algunos más menos con excepto ambos abre abren abierto abiertos
    cierra cierran cerrado cerrados temprano tarde pueden puede debe deben válido inválido gratis obligatorio`,
  fr: `avant après jusqu' jusque dès seulement certains plus moins avec sauf ouvre ouvrent ouvert ouverts
    ferme ferment fermé fermés tôt tard peut peuvent doit doivent valide gratuit obligatoire`,
  ar: `قبل بعد حتى منذ فقط بعض أكثر أقل مع باستثناء تفتح مفتوحة مفتوح يفتح تغلق مغلقة مغلق يغلق مبكرا متأخرا
    يجوز يجب يمكن يمكنكم صالح صالحة مجاني إلزامي`,
  pt: `antes depois até desde só alguns mais menos com exceto abre abrem aberto fecha fecham fechado cedo
    tarde pode podem deve devem válido inválido`,
}

/** What people write around what they pass on: it says nothing of it. */
const CHATTER: Readonly<Record<string, string>> = {
  en: `forwarded forward fwd many times breaking urgent alert attention warning share sharing shared please pls plz omg wow lol
    wtf smh true really look listen read hey hi hello guys friends everyone everybody people pass spread must just heard
    hear know believe news update info confirmed source retweet repost viral till today now watch see says said saying say
    told tell group family dear thread fyi important notice message received copied copy asap bro unbelievable shocking
    crazy insane apparently imo tbh exclamation rumour`,
  es: `reenviado reenvío reenviar urgente atención alerta última hora comparte compartan compartir difunde difundan favor por
    oye hola amigos gente miren mira ojo noticia increíble verdad dicen dice acabo ver leer importante aviso mensaje
    recibido pásalo pasalo cadena compañeros vecinos`,
  fr: `transféré transfere transferer urgent attention alerte info partagez partager partage svp merci salut bonjour amis
    regardez voyez incroyable vrai paraît parait dit disent important message reçu tourner faites faire breaking copains
    voisins`,
  ar: `عاجل تنبيه هام مهم انشر انشروا شارك شاركوا أعد إرسال معاد توجيهها محولة منقول رجاء الرجاء يا جماعة الجماعة إخواني اخواني الحقوا
    خبر الخبر أخبار سمعت قالوا يقولون قال والله معقول صدق وصلني رسالة مرات عدة للجميع السلام عليكم`,
  pt: `encaminhado urgente atenção alerta compartilhe compartilhem compartilhar repasse repassem favor gente olha olhem notícia
    verdade dizem importante mensagem recebi`,
}

function sets(
  lists: Readonly<Record<string, string>>,
): Readonly<Record<string, ReadonlySet<string>>> {
  return Object.fromEntries(
    Object.entries(lists).map(([language, list]) => [language, new Set(list.split(/\s+/))]),
  )
}

const [denials, turns, chatter] = [sets(DENIALS), sets(TURNS), sets(CHATTER)]
const NONE: ReadonlySet<string> = new Set()

/** Words of a language that deny, that turn what is said, and that say nothing of it; empty sets where none are known. */
export function markersOf(language: string) {
  return {
    denials: denials[language] ?? NONE,
    turns: turns[language] ?? NONE,
    chatter: chatter[language] ?? NONE,
  }
}
