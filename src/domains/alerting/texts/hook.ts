import { defineTexts } from '../../../core/text.ts'

/** Words of webhooks: where they are entered, tried and told of. */
export const hookWords = defineTexts('hook', {
  title: { en: 'Webhooks', ar: 'خطافات الويب' },
  intro: {
    en: 'A service that you read anyway gets the same messages, from the first minute and without a mail server. Its address works like a key: it is kept by the node, shown to nobody and never stands in the record log. A code is posted there; typing it here shows that you read the service.',
    ar: 'تتلقى خدمة تقرؤها أصلًا الرسائل نفسها، من الدقيقة الأولى ومن دون خادم بريد. عنوانها بمثابة مفتاح: تحفظه العقدة ولا تعرضه لأحد ولا يدخل سجل القيود أبدًا. يُرسل إليها رمز، وكتابته هنا تُثبت أنك تقرأ هذه الخدمة.',
  },
  introPost: {
    en: 'A channel that whoever has the post reads. It is told of silent stations and of calls for help by the plan of escalation. A code is posted there and typed here by somebody who sees it.',
    ar: 'قناة يقرؤها من يشغل المنصب. تُبلَّغ بالمراكز الصامتة وبطلبات المساعدة وفق خطة التصعيد. يُرسل إليها رمز ويكتبه هنا من يراه.',
  },
  add: { en: 'Add a webhook', ar: 'أضف خطاف ويب' },
  addButton: { en: 'Post a code there', ar: 'أرسل رمزًا إليها' },
  form: { en: 'Service', ar: 'الخدمة' },
  plain: { en: 'Signed JSON of our own', ar: 'JSON موقَّع خاص بنا' },
  slack: { en: 'Slack', ar: 'Slack' },
  teams: { en: 'Microsoft Teams', ar: 'Microsoft Teams' },
  mattermost: { en: 'Mattermost', ar: 'Mattermost' },
  telegram: { en: 'Telegram', ar: 'Telegram' },
  matrix: { en: 'Matrix', ar: 'Matrix' },
  ntfy: { en: 'ntfy', ar: 'ntfy' },
  address: { en: 'Address', ar: 'العنوان' },
  addressHint: {
    en: 'Slack, Teams, Mattermost: the address of the incoming webhook. Telegram: the token of the bot. Matrix: the address of the homeserver. ntfy: server and topic, as https://ntfy.sh/topic',
    ar: 'Slack وTeams وMattermost: عنوان خطاف الويب الوارد. Telegram: رمز البوت. Matrix: عنوان الخادم. ntfy: الخادم والموضوع، مثل https://ntfy.sh/topic',
  },
  to: { en: 'Chat or room', ar: 'المحادثة أو الغرفة' },
  toHint: {
    en: 'Telegram: the number of the chat. Matrix: the id of the room, as !room:server',
    ar: 'Telegram: رقم المحادثة. Matrix: معرّف الغرفة، مثل !room:server',
  },
  token: { en: 'Access token', ar: 'رمز الوصول' },
  tokenHint: {
    en: 'Matrix, and ntfy where the topic is protected',
    ar: 'لخدمة Matrix، ولخدمة ntfy إن كان الموضوع محميًا',
  },
  owner: { en: 'Short name of the post', ar: 'اسم مختصر للمنصب' },
  consent: { en: 'They agreed to get alerts here', ar: 'وافقوا على تلقي التنبيهات هنا' },
  test: { en: 'Send a test', ar: 'أرسل تجربة' },
  saidAdded: {
    en: 'A code is on its way. What the service answers stands in the list.',
    ar: 'الرمز في الطريق. يظهر رد الخدمة في القائمة.',
  },
  saidTest: {
    en: 'The test is on its way. What the service answers stands in the list.',
    ar: 'التجربة في الطريق. يظهر رد الخدمة في القائمة.',
  },
  saidRemoved: { en: 'The contact was removed.', ar: 'حُذفت جهة الاتصال.' },
  saidKept: { en: 'The contact is back.', ar: 'عادت جهة الاتصال.' },
  keyTitle: { en: 'The key of this webhook', ar: 'مفتاح خطاف الويب هذا' },
  keyHint: {
    en: 'Give it to whoever runs the receiver, who checks the signature of each message by it. It is not shown again.',
    ar: 'أعطه لمن يشغّل المستقبِل، فبه يتحقق من توقيع كل رسالة. لن يُعرض مرة أخرى.',
  },
  keyDone: { en: 'I have kept it', ar: 'حفظته' },
  answered: { en: '{what} in {ms} ms', ar: '{what} خلال {ms} م.ث' },
  code: { en: 'Code: {what}', ar: 'الرمز: {what}' },
  tried: { en: 'Test: {what}', ar: 'التجربة: {what}' },
  message: { en: 'Last message: {what}', ar: 'آخر رسالة: {what}' },
  taken: { en: 'taken ({status})', ar: 'قُبلت ({status})' },
  practised: {
    en: 'nothing left the node, this is practice',
    ar: 'لم يغادر شيء العقدة، هذا تدريب',
  },
  answer: { en: 'not taken, the service answered {status}', ar: 'لم تُقبل، أجابت الخدمة {status}' },
  redirect: {
    en: 'not followed, it leads to another place ({status})',
    ar: 'لم تُتبع، فهي تؤدي إلى مكان آخر ({status})',
  },
  refusedAddress: {
    en: 'not sent, the address is private, not encrypted or otherwise closed; the administrator opens private networks',
    ar: 'لم تُرسل، فالعنوان خاص أو غير مشفّر أو مغلق لسبب آخر؛ يفتح مسؤول النظام الشبكات الخاصة',
  },
  timeout: { en: 'no answer in time', ar: 'لا رد في الوقت المحدد' },
  network: { en: 'could not be reached', ar: 'تعذّر الوصول إليها' },
  resting: { en: 'the service asked for a rest', ar: 'طلبت الخدمة مهلة' },
  failing: { en: 'Failing since {time}', ar: 'متعطل منذ {time}' },
  testTitle: { en: '{node}: test of this webhook', ar: '{node}: تجربة خطاف الويب هذا' },
  testText: {
    en: 'Somebody pressed the test button. Nothing has to be done.',
    ar: 'ضغط شخص زر التجربة. لا يلزم فعل شيء.',
  },
  codePost: {
    en: 'Type {code} on the page of telephone numbers and addresses at {node}. It is good for 30 minutes. If you did not ask for it, do nothing.',
    ar: 'اكتب {code} في صفحة أرقام الهواتف والعناوين في {node}. يصلح لمدة 30 دقيقة. إن لم تطلبه فلا تفعل شيئًا.',
  },
  failingSubject: {
    en: '{node}: the webhook {place} takes no messages.',
    ar: '{node}: خطاف الويب {place} لا يقبل الرسائل.',
  },
  failingMore: {
    en: 'Nobody is reached by it until it is mended. Last answer and test: {address}',
    ar: 'لا يصل عبره شيء إلى أحد حتى يُصلَح. آخر رد والتجربة: {address}',
  },
})
