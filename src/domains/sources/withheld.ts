// Addresses of references and copies as they are told: what names a private person is withheld. What was written stays in the store.
import type { QueryContext } from '../../core/action.ts'
import { isCut } from '../../core/taken-out.ts'
import type { Item } from '../../lib/csl/index.ts'
import { addressesTold } from './needs.ts'

/** Gives an address as it is told: the address itself, or its site alone where a notice took out whom it names. */
export type Telling = (address: string) => string

/** How these addresses are told, of references and copies by their codes. */
export async function tellingOf(
  ctx: Pick<QueryContext, 'ask'>,
  rests: { readonly items: string[]; readonly copies: string[] },
  addresses: readonly string[],
): Promise<Telling> {
  const own = [...new Set(addresses)]
  if (own.length === 0) return (address) => address
  const { told } = await ctx.ask(addressesTold, { ...rests, addresses: own })
  const byAddress = new Map(own.map((one, n) => [one, told[n] ?? one]))
  return (address) => byAddress.get(address) ?? address
}

/** A reference as it is told, and what is told in the place of its address; null where the address stands. */
export async function toldCsl(
  ctx: Pick<QueryContext, 'ask'>,
  csl: Item,
): Promise<{ csl: Item; withheld: string | null }> {
  const { URL: address, ...rest } = csl
  if (address === undefined) return { csl, withheld: null }
  const told = (await tellingOf(ctx, { items: [csl.id], copies: [] }, [address]))(address)
  return isCut(told) ? { csl: rest, withheld: told } : { csl, withheld: null }
}
