// Who belongs to the subject of a notice: such a person speaks for it, and decides nothing about it; and which sites are its own.
import type { CommandContext, QueryContext } from '../../core/action.ts'
import { livingSource } from '../../core/same-source.ts'
import { ownSource, publicThing } from './needs.ts'
import { refusal } from './refusals.ts'
import type { NoticeRow } from './schema.ts'

/** Whether the caller is bound to this source, under whichever code it stood when the notice was written. */
export async function isOfSource(ctx: Pick<QueryContext, 'ask'>, source: string): Promise<boolean> {
  const own = (await ctx.ask(ownSource, {})).source
  return own !== null && own === (await livingSource(ctx, source))
}

/** Whether an address is one of these hosts, or below one. */
export function isOfHosts(hosts: readonly string[], url: string): boolean {
  const host = URL.parse(url)?.hostname ?? ''
  return hosts.some((one) => host === one || host.endsWith(`.${one}`))
}

/** Throws 400 where the address stands on none of the sites that are known to be the subject's own. */
export async function checkOwnSite(
  ctx: CommandContext,
  { source: code }: NoticeRow,
  url: string,
): Promise<void> {
  const { source } = await ctx.ask(publicThing, { code: await livingSource(ctx, code) })
  const own = source?.domains ?? []
  if (own.length > 0 && !isOfHosts(own, url))
    throw refusal('notOwnSite', { params: { domains: own.join(', ') } })
}
