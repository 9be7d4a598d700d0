import { list } from './list.ts'

// Things and deeds of voting, and what is only courtesy; written as the words of the lexicon are.

/** What a voter handles, does, must show, or is let do. */
export const THINGS = list(`
  envelope|booth|stamp|seal|sign|signature|cross|mark|tick|symbol|pen|pencil|finger|ink|card|certificate|licence|license|register|registration|queue|proxy|witness|helper|assist|secret|recorded|count|spoil|fee|fine|money|free of|pay|police|prison|soldier|abroad|address|deadline|eligib|entitled|allowed|accepted|accept|refus|valid|expir|apply|application|appeal|complain|open|close|document|papers|ballot box|wheelchair|step-free|level access|camera|photo|box|paid|tax|choose
  |sobre|cabina|sello|firma|firme|cruz|aspa|marque|marca|simbolo|lapiz|boligrafo|dedo|tinta|tarjeta|carne|certificado|inscri|registro|fila|apoder|testigo|acompan|secret|multa|tasa|gratuit|pago|policia|carcel|exterior|domicilio|plazo|derecho|permit|admit|acept|valid|vigente|vencid|solicit|reclam|abre|abier|cierra|cerrad|documento|cedula|papeleta|recuadro|dispensa|partido|foto|buzon|pagad|impuesto|elija|escoja
  |enveloppe|isoloir|cachet|tampon|signe|signature|empreinte|croix|case|symbole|crayon|stylo|doigt|encre|carte|attestation|inscri|registre|file d|mandataire|procuration|temoin|accompagn|secret|amende|frais|gratuit|payant|payer|police|prison|etranger|domicile|delai|droit|autoris|admis|accept|refus|valable|valide|perime|demande|reclam|ouvert|ferme|piece|passeport|urne|pliez|glissez|photo|boite|paye|impot|choisi
  |umschlag|kabine|stempel|siegel|unterschr|unterzeichn|kreuz|ankreuz|stift|kugelschreiber|finger|tinte|karte|schein|bescheinig|verzeichnis|eingetragen|schlange|bevollmacht|vertrau|hilfsperson|zeuge|geheim|bussgeld|gebuhr|kostenlos|kostet|zahl|polizei|gefangnis|ausland|wohnsitz|frist|berechtig|zugelassen|zulassig|erlaubt|akzept|abgelehnt|gultig|abgelaufen|antrag|beantrag|beschwerde|geoffnet|offnet|schliess|geschlossen|ausweis|stimme|stimmzettel|urne|versicherung|foto|lichtbild|kasten|steuer|gezahlt|wahlen sie
  |envelope|cabine|carimbo|selo|assin|cruz|quadrado|simbolo|lapis|caneta|dedo|tinta|cartao|certidao|atestado|inscri|recense|fila|procura|testemunh|acompanh|secret|multa|taxa|gratuit|pago|paga|policia|prisao|presos|estrangeiro|residen|prazo|direito|permit|admit|aceit|valid|caducad|pedido|reclam|abert|fechad|encerr|documento|boletim|cedula|urna|partido|foto|caixa|cadastr|custa|dobr|pagou|imposto|escolh
  |конверт|кабин|печат|подпис|знак|галочк|крест|квадрат|ручк|карандаш|палец|чернил|карточк|справк|удостоверен|паспорт|списк|регистрац|очеред|доверенн|свидетел|помощ|тайн|штраф|взнос|плат|бесплат|полици|военкомат|тюрьм|за рубежом|границ|адрес|срок|право|вправе|имеют прав|разреш|допуск|принима|отказ|действ|недейств|просроч|заявлен|заявк|жалоб|открыт|закрыт|документ|бюллетен|урн|фото|ящик|стоит|отметьте|налог|выберите
  |ظرف|مغلف|خلوة|معزل|ختم|توقيع|وقع|علامة|خانة|رمز|قلم|إصبع|حبر|بطاقة|شهادة|قائمة|سجل|تسجيل|طابور|وكيل|شاهد|مساعد|سري|علني|غرامة|رسوم|مجان|دفع|شرطة|سجن|الخارج|عنوان|أجل|مهلة|يحق|حق|يسمح|يمنع|يقبل|يرفض|صالح|منتهي|طلب|شكو|طعن|يفتح|يغلق|وثيقة|ورقة|صندوق|هاتف|صور|ضريب|اختر
  |信封|遮屏|圈票|圈选|圈選|盖章|蓋章|印章|签名|簽名|签字|记号|記號|勾选|勾選|铅笔|鉛筆|手指|墨水|卡|证明|證明|名册|名冊|登记|登記|排队|排隊|委托|委託|见证|見證|协助|協助|秘密|记名|記名|罚款|罰款|费用|費用|收费|收費|免费|免費|警察|监狱|監獄|国外|國外|地址|期限|截止|有权|有權|资格|資格|允许|允許|可以|不得|接受|拒绝|拒絕|有效|无效|無效|过期|過期|申请|申請|投诉|申诉|開放|开放|关闭|關閉|证|證|通知单|通知單|选票|選票|候选|候選|拍照|拍摄|拍攝|箱|折叠|摺疊|纳税|納稅|只能选|只能選
`)

/** Thanks, greetings and wishes. */
export const COURTESY = list(`
  thank|hesitate|welcome|greeting|congratulat|we wish|wish you|happy|pleased|proud|have a nice|good luck|condolence|mourn|in memory
  |gracias|no dude|agradec|bienvenid|saludo|felicit|le deseamos|les deseamos|feliz|alegria|orgull|pesame|en memoria
  |merci|hesite|sans relache|remerci|bienvenue|salutation|felicit|souhait|heureux|fiers|chers|condoleance|hommage
  |dank|zogern|willkommen|gruss|gratulier|wunscht|wunschen|frohe|freuen|stolz|trauer|gedenken
  |obrigad|nao hesite|agradec|bem-vind|saudac|parabens|desejamos|feliz|orgulh|pesar|em memoria
  |спасибо|не забываем|благодар|добро пожаловать|приветств|поздрав|желаем|рады|уважаемые|соболезн|памяти
  |شكر|نشكر|مرحب|أهلا|تحي|تهنئ|نتمنى|يسعدنا|تعاز|感谢|感謝|谢谢|謝謝|欢迎|歡迎|祝|恭喜|荣幸|榮幸|哀悼
`)

/** What says that a letter must be there on a day. */
export const ARRIVES = list(`
  reach us|reaches us|be received|been received|arrive|be with us|llegar|recibirse|ser recibid|hayan llegado|parvenir|etre recu|arriver|eingehen|eingegangen|eintreffen|vorliegen|chegar|ser recebid|dar entrada
  |поступ|получен|прибы|прийти|дойти|تصل|يصل|استلام|تستلم|送达|送達|寄达|寄達|收到|抵达
`)

/** What says that it must only be on its way. */
export const LEAVES = list(`
  be posted|been posted|be mailed|be sent|been sent|postmark|dispatched|enviarse|ser enviad|depositarse|matasell|etre poste|etre envoye|etre expedie|cachet de la poste|abgeschickt|abgesendet|aufgegeben|poststempel|ser enviad|ser postad|ser expedid|carimbo do
  |отправ|сданы на почту|штемпел|ترسل|إرسال|ختم البريد|寄出|投寄|邮戳|郵戳
`)
