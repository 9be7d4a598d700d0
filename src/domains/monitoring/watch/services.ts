import { registeredName } from '../../../lib/dns/index.ts'

/**
 * Firms whose script does one thing for a site, by what that is: their names as they are registered, or a host below one of
 * them. None is here that hands out code of its customers: managers of tags, recorders of visits, free hosts of files.
 */
const SERVICES: Readonly<Record<string, readonly string[]>> = {
  consent: [
    'cookiebot.com',
    'cookiebot.eu',
    'cookieyes.com',
    'cdn-cookieyes.com',
    'cookielaw.org',
    'onetrust.com',
    'iubenda.com',
    'usercentrics.eu',
    'usercentrics.com',
    'trustarc.com',
    'termly.io',
    'didomi.io',
    'privacy-center.org',
    'consentmanager.net',
    'osano.com',
    'axept.io',
    'axeptio.eu',
    'cookie-script.com',
    'cookiefirst.com',
    'cookiehub.net',
    'cookiehub.eu',
    'cookieinformation.com',
    'civiccomputing.com',
    'ccm19.de',
  ],
  reading: [
    'userway.org',
    'acsbapp.com',
    'acsbap.com',
    'equalweb.com',
    'audioeye.com',
    'readspeaker.com',
    'reciteme.com',
    'browsealoud.com',
    'texthelp.com',
    'speechstream.net',
    'eye-able.com',
    'facil-iti.app',
    'handtalk.me',
    'vlibras.gov.br',
    'nagich.com',
  ],
  captcha: [
    'hcaptcha.com',
    'recaptcha.net',
    'challenges.cloudflare.com',
    'friendlycaptcha.com',
    'friendlycaptcha.eu',
    'frcapi.com',
    'mtcaptcha.com',
    'captcha.eu',
    'prosopo.io',
    'geetest.com',
    'smartcaptcha.yandexcloud.net',
  ],
  chat: [
    'zdassets.com',
    'zopim.com',
    'intercom.io',
    'intercomcdn.com',
    'tawk.to',
    'crisp.chat',
    'livechatinc.com',
    'userlike.com',
    'jivosite.com',
    'tidio.co',
    'smartsupp.com',
    'smartsuppchat.com',
    'olark.com',
    'freshchat.com',
    'chatra.io',
  ],
  counting: [
    'plausible.io',
    'matomo.cloud',
    // It masks what is typed unless the page itself says otherwise.
    'clarity.ms',
    'usefathom.com',
    'simpleanalytics.com',
    'simpleanalyticscdn.com',
    'gc.zgo.at',
    'umami.is',
    'pirsch.io',
    'cloudflareinsights.com',
    'etracker.com',
    'etracker.de',
    'dap.digitalgov.gov',
    'siteimproveanalytics.com',
  ],
}

/** Firms that hand out typefaces. */
const FONTS = [
  'fonts.googleapis.com',
  'fonts.gstatic.com',
  'fonts.bunny.net',
  'use.typekit.net',
  'p.typekit.net',
  'typography.com',
  'fonts.net',
  'use.fontawesome.com',
  'kit.fontawesome.com',
  'ka-f.fontawesome.com',
  'fonts.loli.net',
  'fontshare.com',
]

/** Firms that take reports of browsers: an account there reads what went wrong, and puts nothing into a page. */
const REPORTS = [
  'cloudflare.com',
  'report-uri.com',
  'report-uri.io',
  'uriports.com',
  'sentry.io',
  'datadoghq.com',
  'datadoghq.eu',
  'csp.withgoogle.com',
  'fastly-insights.com',
]

const services = new Set(Object.values(SERVICES).flat())
const fonts = new Set(FONTS)
const reports = new Set(REPORTS)

function isOf(list: ReadonlySet<string>, host: string): boolean {
  return list.has(host) || list.has(registeredName(host) ?? '')
}

/** Whether a host belongs to a firm for consent, reading aloud, telling people from machines, chats, or counting visits. */
export const isService = (host: string): boolean => isOf(services, host)
/** Whether a host hands out typefaces. */
export const isFontFirm = (host: string): boolean => isOf(fonts, host)
/** Whether a host belongs to a firm to which browsers report what goes wrong. */
export const takesReports = (host: string): boolean => isOf(reports, host)
