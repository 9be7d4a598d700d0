import type { Reason } from './check.ts'

/** Where a remedy is carried out. */
export const SERVERS = ['nginx', 'apache', 'iis', 'panel'] as const
export type Server = (typeof SERVERS)[number]

/** What people do in a hosting panel, whatever its make: words, since there is no file to edit. */
export const PANEL_WORDS = ['headers', 'tls', 'certificate', 'redirect', 'file', 'zone'] as const
type PanelWords = (typeof PANEL_WORDS)[number]

/** How to mend something on one kind of server: lines of its settings, or words. */
export interface Recipe {
  readonly server: Server
  readonly lines: string | null
  readonly words: PanelWords | null
}

/** Steps of a remedy that can lock people out, break pages or lose mail when it is taken at once, by check. */
export const STAGES: Readonly<Record<string, number>> = {
  'https-redirect': 2,
  'tls-versions': 2,
  hsts: 4,
  csp: 3,
  dnssec: 2,
  dmarc: 3,
}

/** A reason that holds, as far as its mending depends on it. */
type FoundReason = Pick<Reason, 'reason' | 'params'>

interface Settings {
  readonly nginx?: string
  readonly apache?: string
  readonly iis?: string
  readonly panel: PanelWords
}

/**
 * Recipes of one check for a host, in the order of SERVERS; none where nothing is set at a server or a panel. What was
 * found may have a way of its own.
 */
export function recipesFor(check: string, host: string, found?: FoundReason): Recipe[] {
  const own = found && OWN_WAYS[found.reason]?.(host, found.params)
  const settings = own ?? SETTINGS[check]?.(host)
  if (settings === undefined) return []
  return SERVERS.flatMap((server): Recipe[] => {
    if (server === 'panel') return [{ server, lines: null, words: settings.panel }]
    const lines = settings[server]
    return lines === undefined ? [] : [{ server, lines, words: null }]
  })
}

/** One header, as each server sends it with every answer. */
function header(name: string, value: string): Settings {
  return {
    nginx: `add_header ${name} "${value}" always;`,
    apache: `Header always set ${name} "${value}"`,
    iis: `<httpProtocol><customHeaders>\n  <add name="${name}" value="${value}" />\n</customHeaders></httpProtocol>`,
    panel: 'headers',
  }
}

const CIPHERS = [
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
].join(':')

const SCHANNEL =
  'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS'

/** Sound suites and nothing else. */
const suites = (): Settings => ({
  nginx: `ssl_ciphers ${CIPHERS};\nssl_prefer_server_ciphers off;`,
  apache: `SSLCipherSuite ${CIPHERS}\nSSLCompression off`,
  iis: "Get-TlsCipherSuite | Where-Object Name -notmatch '^TLS_(AES|CHACHA20|ECDHE.*(GCM|POLY1305))' | ForEach-Object { Disable-TlsCipherSuite -Name $_.Name }",
  panel: 'tls',
})

/** Ordering or installing a certificate. */
const certificate = (): Settings => ({
  nginx: 'ssl_certificate /etc/ssl/fullchain.pem;\nssl_certificate_key /etc/ssl/privkey.pem;',
  apache: 'SSLCertificateFile /etc/ssl/fullchain.pem\nSSLCertificateKeyFile /etc/ssl/privkey.pem',
  iis: 'Import-PfxCertificate -FilePath site.pfx -CertStoreLocation Cert:\\LocalMachine\\My\nImport-Certificate -FilePath intermediate.cer -CertStoreLocation Cert:\\LocalMachine\\CA',
  panel: 'certificate',
})

/** A new certificate in the place of one that must not be used any longer, for this name alone and with a new key. */
const replacement = (host: string): Settings => ({
  nginx: `certbot --nginx --cert-name ${host} -d ${host} --force-renewal`,
  apache: `certbot --apache --cert-name ${host} -d ${host} --force-renewal`,
  iis: `wacs.exe --source iis --host ${host} --installation iis --force`,
  panel: 'certificate',
})

const zone = (): Settings => ({ panel: 'zone' })

/** Lasting protection for so many seconds. */
const lasting = (seconds: number): Settings =>
  header('Strict-Transport-Security', `max-age=${seconds}`)

/** Durations of lasting protection from step to step: five minutes, a week, a month, a year. */
const HSTS_STEPS = [300, 604_800, 2_592_000, 31_536_000] as const
const DAY_SECONDS = 86_400

/** The next step from a duration in days. */
function nextStep(days: number): number {
  return HSTS_STEPS.find((seconds) => seconds > (days + 1) * DAY_SECONDS) ?? HSTS_STEPS[3]
}

/** Reasons whose remedy is another than that of their check: each has words of its own, `check.reason.remedy`. */
const OWN_WAYS: Readonly<Record<string, (host: string, params: Reason['params']) => Settings>> = {
  'certificate-chain.revoked': replacement,
  'certificate-chain.too_large': replacement,
  'certificate-revocation.revoked': replacement,
  'hsts.first_step': () => lasting(nextStep(0)),
  'hsts.too_short': (_, { days }) => lasting(nextStep(Number(days))),
}
/** The same by name. */
export const OWN_REMEDIES: readonly string[] = Object.keys(OWN_WAYS)

const SETTINGS: Readonly<Record<string, (host: string) => Settings>> = {
  'https-redirect': (host) => ({
    nginx: `server {\n  listen 80;\n  listen [::]:80;\n  server_name ${host};\n  return 301 https://$host$request_uri;\n}`,
    apache: `<VirtualHost *:80>\n  ServerName ${host}\n  Redirect permanent / https://${host}/\n</VirtualHost>`,
    iis: '<rule name="https" stopProcessing="true">\n  <match url="(.*)" />\n  <conditions><add input="{HTTPS}" pattern="^OFF$" /></conditions>\n  <action type="Redirect" url="https://{HTTP_HOST}/{R:1}" redirectType="Permanent" />\n</rule>',
    panel: 'redirect',
  }),
  'certificate-chain': certificate,
  'certificate-host': certificate,
  'certificate-key': certificate,
  'certificate-expiry': (host) => ({
    nginx: `certbot --nginx -d ${host}`,
    apache: `certbot --apache -d ${host}`,
    iis: `wacs.exe --source iis --host ${host} --installation iis`,
    panel: 'certificate',
  }),
  'tls-versions': () => ({
    nginx: 'ssl_protocols TLSv1.2 TLSv1.3;',
    apache: 'SSLProtocol -all +TLSv1.2 +TLSv1.3',
    iis: ['1.0', '1.1']
      .map(
        (version) =>
          `New-Item '${SCHANNEL} ${version}\\Server' -Force | New-ItemProperty -Name Enabled -Value 0 -PropertyType DWord`,
      )
      .join('\n'),
    panel: 'tls',
  }),
  'certificate-revocation': () => ({
    nginx: 'ssl_stapling on;\nssl_stapling_verify on;',
    apache: 'SSLUseStapling on\nSSLStaplingCache shmcb:/var/run/ocsp(128000)',
    panel: 'certificate',
  }),
  'tls-suites': suites,
  'tls-options': suites,
  hsts: () => lasting(HSTS_STEPS[0]),
  csp: () =>
    header(
      'Content-Security-Policy',
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
    ),
  framing: () => header('Content-Security-Policy', "frame-ancestors 'self'"),
  cookies: () => ({
    nginx: 'proxy_cookie_flags ~ secure httponly samesite=lax;',
    apache: ['Header', 'Header always']
      .map(
        (verb) =>
          `${verb} edit Set-Cookie "(?i)^((?!.*;\\s*secure).*)$" "$1; Secure; HttpOnly; SameSite=Lax"`,
      )
      .join('\n'),
    iis: '<httpCookies httpOnlyCookies="true" requireSSL="true" sameSite="Lax" />',
    panel: 'headers',
  }),
  'content-type-options': () => header('X-Content-Type-Options', 'nosniff'),
  'referrer-policy': () => header('Referrer-Policy', 'same-origin'),
  'mixed-content': () => header('Content-Security-Policy', 'upgrade-insecure-requests'),
  'security-txt': () => ({
    nginx:
      'location = /.well-known/security.txt {\n  default_type "text/plain; charset=utf-8";\n  alias /var/www/security.txt;\n}',
    apache:
      'Alias /.well-known/security.txt /var/www/security.txt\n<Location /.well-known/security.txt>\n  ForceType "text/plain; charset=utf-8"\n</Location>',
    iis: '<staticContent>\n  <remove fileExtension=".txt" />\n  <mimeMap fileExtension=".txt" mimeType="text/plain; charset=utf-8" />\n</staticContent>',
    panel: 'file',
  }),
  'dns-caa': zone,
  dnssec: zone,
  spf: zone,
  dmarc: zone,
}
