/** Characters of the longest account. */
const MAX_ACCOUNT = 140
/** Parameters of one address that are looked at. */
const MAX_PARAMETERS = 12
/** Characters of an address that are looked at. */
const MAX_ADDRESS = 1_000

/** Accounts that say so themselves. */
const ACCOUNT =
  /^(?:(?:GTM|G|GT|UA|AW|DC)-(?=[A-Z-]*\d|[A-Z]{6,})[A-Z0-9-]{4,20}|ca-pub-\d{8,20}|6L[\w-]{38}|pk_(?:live|test)_\w{8,120})$/

/** Parameters that name an account where a script of a service is asked for. */
const PARAMETERS = new Set(
  'id siteid site_id sitekey render key k client account appid app_id tid pid container'.split(' '),
)

/** Accounts in a path: long numbers that are no dates, and UUIDs. */
const IN_PATH =
  /[/_-]((?!20[0-4]\d)\d{5,12}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?=[/._-]|$)/gi

/** Whether a text is the account of a service by its form. */
export function isAccount(text: string): boolean {
  return text.length <= MAX_ACCOUNT && ACCOUNT.test(text)
}

/** Accounts that the address of a service's script names. */
export function accountsIn(written: string): string[] {
  const [path = '', query = ''] = written.slice(0, MAX_ADDRESS).split('#', 1)[0]?.split('?') ?? []
  const found = Array.from(path.matchAll(IN_PATH), ([, account = '']) => account)
  if (query === '') return found.slice(0, MAX_PARAMETERS)
  for (const [name, value] of new URLSearchParams(query)) {
    if (found.length >= MAX_PARAMETERS) break
    const isNamed = PARAMETERS.has(name.toLowerCase()) && /^[\w-]{3,60}$/.test(value)
    if (isAccount(value) || (isNamed && /\d/.test(value))) found.push(`${name} ${value}`)
  }
  return found
}
