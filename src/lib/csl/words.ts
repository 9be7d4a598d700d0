// Words that stand in a citation, in each language of the house. `{n}`, `{date}` and `{url}` are filled in.

/** What a citation says besides the work's own words. */
export interface Terms {
  /** For month names and ordinals of Intl. */
  readonly locale: string
  /** No date. */
  readonly noDate: string
  readonly circa: string
  /** A year before the common era. */
  readonly bce: string
  readonly etAl: string
  /** Before the last author: in APA, and in full sentences. */
  readonly ampersand: string
  readonly and: string
  /** The sign between names, and between a year and its day. */
  readonly comma: string
  /** Year and day, in the order in which APA has them. */
  readonly yearAndDay: string
  readonly in: string
  readonly editor: string
  readonly editors: string
  readonly edition: string
  readonly volume: string
  readonly issue: string
  readonly page: string
  readonly pages: string
  readonly number: string
  readonly reportNumber: string
  readonly version: string
  /** APA, for what may change: before the address. */
  readonly retrieved: string
  /** ISO 690. */
  readonly online: string
  readonly available: string
  readonly viewed: string
  /** What a work is, where the words of APA say so in brackets. */
  readonly medium: {
    readonly dataset: string
    readonly software: string
    readonly motion_picture: string
    readonly map: string
    readonly post: string
    readonly thesis: string
    readonly interview: string
    readonly patent: string
  }
}

/** Languages in which citations have their words: those of the interface. */
export const TERMS = {
  en: {
    locale: 'en-US',
    noDate: 'n.d.',
    circa: 'ca. ',
    bce: '{n} B.C.E.',
    etAl: 'et al.',
    ampersand: '&',
    and: 'and',
    comma: ', ',
    yearAndDay: '{year}, {day}',
    in: 'In',
    editor: 'Ed.',
    editors: 'Eds.',
    edition: '{n} ed.',
    volume: 'Vol. {n}',
    issue: 'no. {n}',
    page: 'p. {n}',
    pages: 'pp. {n}',
    number: 'No. {n}',
    reportNumber: 'Report No. {n}',
    version: 'Version {n}',
    retrieved: 'Retrieved {date}, from',
    online: 'Online',
    available: 'Available from:',
    viewed: 'viewed {date}',
    medium: {
      dataset: 'Data set',
      software: 'Computer software',
      motion_picture: 'Film',
      map: 'Map',
      post: 'Online post',
      thesis: 'Thesis',
      interview: 'Interview',
      patent: 'Patent',
    },
  },
  ar: {
    locale: 'ar-u-nu-latn',
    noDate: 'د.ت.',
    circa: 'نحو ',
    bce: '{n} ق.م.',
    etAl: 'وآخرون',
    ampersand: 'و',
    and: 'و',
    comma: '، ',
    yearAndDay: '{year}، {day}',
    in: 'في',
    editor: 'محرر',
    editors: 'محررون',
    edition: 'ط. {n}',
    volume: 'مج. {n}',
    issue: 'ع. {n}',
    page: 'ص. {n}',
    pages: 'ص ص. {n}',
    number: 'رقم {n}',
    reportNumber: 'تقرير رقم {n}',
    version: 'الإصدار {n}',
    retrieved: 'استُرجع في {date} من',
    online: 'على الإنترنت',
    available: 'متاح على:',
    viewed: 'اطُّلع عليه في {date}',
    medium: {
      dataset: 'مجموعة بيانات',
      software: 'برنامج حاسوبي',
      motion_picture: 'فيلم',
      map: 'خريطة',
      post: 'منشور على الإنترنت',
      thesis: 'رسالة جامعية',
      interview: 'مقابلة',
      patent: 'براءة اختراع',
    },
  },
  es: {
    locale: 'es',
    noDate: 's.f.',
    circa: 'ca. ',
    bce: '{n} a. C.',
    etAl: 'et al.',
    ampersand: 'y',
    and: 'y',
    comma: ', ',
    yearAndDay: '{year}, {day}',
    in: 'En',
    editor: 'Ed.',
    editors: 'Eds.',
    edition: '{n}.ª ed.',
    volume: 'Vol. {n}',
    issue: 'n.º {n}',
    page: 'p. {n}',
    pages: 'pp. {n}',
    number: 'N.º {n}',
    reportNumber: 'Informe n.º {n}',
    version: 'Versión {n}',
    retrieved: 'Recuperado el {date}, de',
    online: 'En línea',
    available: 'Disponible en:',
    viewed: 'consultado el {date}',
    medium: {
      dataset: 'Conjunto de datos',
      software: 'Software',
      motion_picture: 'Película',
      map: 'Mapa',
      post: 'Publicación en línea',
      thesis: 'Tesis',
      interview: 'Entrevista',
      patent: 'Patente',
    },
  },
  fr: {
    locale: 'fr',
    noDate: 's. d.',
    circa: 'vers ',
    bce: '{n} av. J.-C.',
    etAl: 'et al.',
    ampersand: '&',
    and: 'et',
    comma: ', ',
    yearAndDay: '{year}, {day}',
    in: 'Dans',
    editor: 'dir.',
    editors: 'dir.',
    edition: '{n} éd.',
    volume: 'Vol. {n}',
    issue: 'no {n}',
    page: 'p. {n}',
    pages: 'p. {n}',
    number: 'No {n}',
    reportNumber: 'Rapport no {n}',
    version: 'Version {n}',
    retrieved: 'Consulté le {date}, à l’adresse',
    online: 'En ligne',
    available: 'Disponible à l’adresse :',
    viewed: 'consulté le {date}',
    medium: {
      dataset: 'Jeu de données',
      software: 'Logiciel',
      motion_picture: 'Film',
      map: 'Carte',
      post: 'Publication en ligne',
      thesis: 'Thèse',
      interview: 'Entretien',
      patent: 'Brevet',
    },
  },
  ru: {
    locale: 'ru',
    noDate: 'б. д.',
    circa: 'ок. ',
    bce: '{n} до н. э.',
    etAl: 'и др.',
    ampersand: '&',
    and: 'и',
    comma: ', ',
    yearAndDay: '{year}, {day}',
    in: 'В',
    editor: 'ред.',
    editors: 'ред.',
    edition: '{n}-е изд.',
    volume: 'Т. {n}',
    issue: '№ {n}',
    page: 'с. {n}',
    pages: 'с. {n}',
    number: '№ {n}',
    reportNumber: 'Отчет № {n}',
    version: 'Версия {n}',
    retrieved: 'Дата обращения: {date},',
    online: 'Электронный ресурс',
    available: 'Режим доступа:',
    viewed: 'дата обращения: {date}',
    medium: {
      dataset: 'Набор данных',
      software: 'Программное обеспечение',
      motion_picture: 'Фильм',
      map: 'Карта',
      post: 'Публикация в интернете',
      thesis: 'Диссертация',
      interview: 'Интервью',
      patent: 'Патент',
    },
  },
  zh: {
    locale: 'zh',
    noDate: '日期不详',
    circa: '约 ',
    bce: '公元前{n}',
    etAl: '等',
    ampersand: '&',
    and: '和',
    comma: ', ',
    yearAndDay: '{year}年{day}',
    in: '载于',
    editor: '编',
    editors: '编',
    edition: '第{n}版',
    volume: '第{n}卷',
    issue: '第{n}期',
    page: '第{n}页',
    pages: '第{n}页',
    number: '第{n}号',
    reportNumber: '报告编号{n}',
    version: '版本{n}',
    retrieved: '检索于{date}，取自',
    online: '在线',
    available: '可获取自：',
    viewed: '查阅于{date}',
    medium: {
      dataset: '数据集',
      software: '计算机软件',
      motion_picture: '电影',
      map: '地图',
      post: '网络帖子',
      thesis: '学位论文',
      interview: '访谈',
      patent: '专利',
    },
  },
  pt: {
    locale: 'pt',
    noDate: 's.d.',
    circa: 'ca. ',
    bce: '{n} a.C.',
    etAl: 'et al.',
    ampersand: '&',
    and: 'e',
    comma: ', ',
    yearAndDay: '{year}, {day}',
    in: 'Em',
    editor: 'Ed.',
    editors: 'Eds.',
    edition: '{n}.ª ed.',
    volume: 'Vol. {n}',
    issue: 'n.º {n}',
    page: 'p. {n}',
    pages: 'pp. {n}',
    number: 'N.º {n}',
    reportNumber: 'Relatório n.º {n}',
    version: 'Versão {n}',
    retrieved: 'Recuperado em {date}, de',
    online: 'Em linha',
    available: 'Disponível em:',
    viewed: 'consultado em {date}',
    medium: {
      dataset: 'Conjunto de dados',
      software: 'Software',
      motion_picture: 'Filme',
      map: 'Mapa',
      post: 'Publicação online',
      thesis: 'Tese',
      interview: 'Entrevista',
      patent: 'Patente',
    },
  },
} as const satisfies Readonly<Record<string, Terms>>

/** The terms of a language tag, by its first part; English where it has none of its own. */
export function termsOf(tag: string): Terms {
  const language = tag.split('-', 1)[0]?.toLowerCase() ?? ''
  return Object.hasOwn(TERMS, language) ? TERMS[language as keyof typeof TERMS] : TERMS.en
}

/** Ordinal numbers of editions in English; other languages have theirs in the pattern. */
const ENGLISH = new Intl.PluralRules('en', { type: 'ordinal' })
const SUFFIX: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }

/** The edition in words: a number by the language's pattern, anything else as it is written. */
export function editionOf(edition: string, terms: Terms): string {
  if (!/^\d{1,4}$/.test(edition)) return edition
  const number = Number(edition)
  const suffix = terms === TERMS.en ? (SUFFIX[ENGLISH.select(number)] ?? '') : ''
  const french = terms === TERMS.fr ? (number === 1 ? 're' : 'e') : ''
  return filled(terms.edition, `${number}${suffix}${french}`)
}

/** A pattern with its one value. */
export function filled(pattern: string, value: string): string {
  return pattern.replace(/\{[a-z]+\}/, () => value)
}
