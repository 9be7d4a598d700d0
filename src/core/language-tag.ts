import { z } from 'zod'
import type { Direction } from './text.ts'

/**
 * Languages in which people may write texts, by code and under their own name: the official languages of all countries
 * in `facts/countries.csv`, and others in which elections are announced. The interface speaks fewer: `LANGUAGES`.
 * Source: ISO 639-1, 639-3 where there is no shorter code; names as the Unicode CLDR and the language's own authorities write them.
 */
export const NAMED_LANGUAGES: Readonly<Record<string, string>> = Object.fromEntries(
  `ak Akan|am አማርኛ|ar العربية|as অসমীয়া|ay Aymar aru|az Azərbaycanca|ba Башҡортса|be Беларуская|bg Български|bi Bislama
bm Bamanankan|bn বাংলা|bo བོད་སྐད|br Brezhoneg|bs Bosanski|ca Català|ce Нохчийн|ceb Cebuano|ckb کوردیی ناوەندی|co Corsu
cs Čeština|cv Чӑваш|cy Cymraeg|da Dansk|de Deutsch|dv ދިވެހި|dz རྫོང་ཁ|ee Eʋegbe|el Ελληνικά|en English|es Español
et Eesti|eu Euskara|fa فارسی|ff Pulaar|fi Suomi|fil Filipino|fj Vosa Vakaviti|fo Føroyskt|fr Français|fy Frysk
ga Gaeilge|gd Gàidhlig|gil Taetae ni Kiribati|gl Galego|gn Avañe’ẽ|gsw Schwiizertüütsch|gu ગુજરાતી|ha Hausa|he עברית
hi हिन्दी|hif Fiji Hindi|ho Hiri Motu|hr Hrvatski|ht Kreyòl ayisyen|hu Magyar|hy Հայերեն|id Indonesia|ig Igbo|ilo Ilokano
is Íslenska|it Italiano|ja 日本語|jv Jawa|ka ქართული|kg Kikongo|kk Қазақша|kl Kalaallisut|km ខ្មែរ|kn ಕನ್ನಡ|ko 한국어
ku Kurdî|ky Кыргызча|lb Lëtzebuergesch|lg Luganda|ln Lingála|lo ລາວ|lt Lietuvių|lua Tshiluba|lv Latviešu|mai मैथिली
mg Malagasy|mh Kajin Majel|mi Māori|mk Македонски|ml മലയാളം|mn Монгол|mr मराठी|ms Melayu|mt Malti|my မြန်မာ
na Ekakairũ Naoero|nb Norsk bokmål|nd isiNdebele|ne नेपाली|niu Vagahau Niuē|nl Nederlands|nn Norsk nynorsk|no Norsk
nr isiNdebele seSewula|nso Sepedi|ny Chichewa|om Oromoo|or ଓଡ଼ିଆ|pa ਪੰਜਾਬੀ|pau Tekoi er a Belau|pl Polski|ps پښتو
pt Português|qu Runasimi|rm Rumantsch|rn Ikirundi|ro Română|ru Русский|rw Ikinyarwanda|sd سنڌي|se Davvisámegiella
sg Sängö|si සිංහල|sk Slovenčina|sl Slovenščina|sm Gagana Samoa|sn chiShona|so Soomaali|sq Shqip|sr Српски|ss siSwati
st Sesotho|su Basa Sunda|sv Svenska|sw Kiswahili|ta தமிழ்|te తెలుగు|tet Tetun|tg Тоҷикӣ|th ไทย|ti ትግርኛ|tk Türkmençe
tn Setswana|to Lea faka-Tonga|tpi Tok Pisin|tr Türkçe|ts Xitsonga|tt Татарча|tvl Te Ggana Tuuvalu|tzm Tamaziɣt|ug ئۇيغۇرچە
uk Українська|ur اردو|uz Oʻzbekcha|ve Tshivenḓa|vi Tiếng Việt|wni Shindzuani|wo Wolof|xh isiXhosa|yi ייִדיש|yo Yorùbá
za Vahcuengh|zdj Shingazidja|zh 中文|zu isiZulu`
    .split(/[|\n]/)
    .map((entry) => {
      const space = entry.indexOf(' ')
      return [entry.slice(0, space), entry.slice(space + 1)]
    }),
)

/** Tags whose text runs from right to left: by the script that is named, else by the language's usual one. ES2018, for pages too. */
export const RIGHT_TO_LEFT =
  /^(?:ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b(?!-Latn|-Cyrl)|-(?:Arab|Hebr|Nkoo|Adlm)/

/** Most languages of one text: a frame carries no more. */
export const MAX_TAGS = 16

/** A tag with one form only, so that two spellings never count as two languages: `sw`, `sr-Latn`, `pt-BR`. */
export function isLanguageTag(tag: string): boolean {
  if (!/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(tag)) return false
  if (!Object.hasOwn(NAMED_LANGUAGES, tag.split('-', 1)[0] ?? '')) return false
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag
  } catch {
    // Well-formed for the pattern, not for the standard: `en-12`.
    return false
  }
}

/** Tag of a language people write in, as input. Source: RFC 5646 (BCP 47). */
export const languageTag = z
  .string()
  .max(35)
  .refine(isLanguageTag, 'a tag of a known language, like sw, ro or sr-Latn')

/** Tags of some of them. */
export const languageTags = z.array(languageTag).max(MAX_TAGS)

/** Which way a text with this tag runs. */
export function directionOf(tag: string): Direction {
  return RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'ltr'
}

/** What its speakers call a language, with what the tag says besides: `Kiswahili`, `Português (BR)`; an unknown tag itself. */
export function ownName(tag: string): string {
  const [code = '', ...rest] = tag.split('-')
  const name = Object.hasOwn(NAMED_LANGUAGES, code) ? NAMED_LANGUAGES[code] : undefined
  if (name === undefined) return tag
  return rest.length === 0 ? name : `${name} (${rest.join('-')})`
}
