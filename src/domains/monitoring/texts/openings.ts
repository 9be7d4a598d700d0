import { defineTexts } from '../../../core/text.ts'

/** Words of the page about private networks and ports. */
export const openingTexts = defineTexts('monitoring', {
  openings: { en: 'Private networks', ar: 'الشبكات الخاصة' },
  openingsIntro: {
    en: 'Sites on the public internet are looked at on the usual ports of names, web and mail, and on ports from 1024 on. A site in a private network, or on another port, is looked at only if the network or the port stands here, and the site is said to stand in a private network of yours.',
    ar: 'تُفحص المواقع على الإنترنت العام عبر المنافذ المعتادة للأسماء والويب والبريد، وعبر المنافذ من 1024 فصاعدًا. أما الموقع الذي يقع في شبكة خاصة أو على منفذ آخر فلا يُفحص إلا إذا كانت الشبكة أو المنفذ في هذه القائمة، وذُكر أن الموقع يقع في شبكة خاصة تابعة لكم.',
  },
  noOpenings: { en: 'Nothing private is opened.', ar: 'لم يُفتح أي شيء خاص.' },
  opened: { en: 'Opened', ar: 'ما فُتح' },
  openedNetwork: { en: 'Network {network}', ar: 'الشبكة {network}' },
  openedHost: {
    en: 'The host {host}, wherever it leads',
    ar: 'العنوان {host} أينما يؤدي',
  },
  openedPort: { en: 'Port {port}', ar: 'المنفذ {port}' },
  openedWhy: { en: 'Why', ar: 'لماذا' },
  openedBefore: {
    en: 'It was in use before there was this list. Open the network it needs instead, if it is still needed.',
    ar: 'كان مستخدمًا قبل وجود هذه القائمة. افتح الشبكة التي يحتاجها بدلًا منه إن كان لا يزال مطلوبًا.',
  },
  openedBy: { en: 'By', ar: 'بواسطة' },
  openedSince: { en: 'Since', ar: 'منذ' },
  closeOpening: { en: 'Take it off', ar: 'إزالته' },
  whatToDo: { en: 'What to do', ar: 'الإجراء' },
  openNetwork: { en: 'Open a network', ar: 'فتح شبكة' },
  network: { en: 'Network', ar: 'الشبكة' },
  networkHint: {
    en: 'As 10.1.0.0/16, or one address. Keep it as small as your sites allow.',
    ar: 'مثل 10.1.0.0/16 أو عنوان واحد. اجعلها أصغر ما تسمح به مواقعكم.',
  },
  openPort: { en: 'Open a port', ar: 'فتح منفذ' },
  portBelow: { en: 'Port below 1024', ar: 'منفذ أقل من 1024' },
})
