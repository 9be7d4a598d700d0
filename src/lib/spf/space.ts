import { addressBytes, type Network } from '../dns/index.ts'

/** Addresses from the first to the last, as numbers. */
interface Range {
  readonly first: bigint
  readonly last: bigint
}

/** A set of addresses of one family: in order, apart from each other. */
export type Ranges = readonly Range[]

/** A set of addresses of both families. */
export interface Space {
  readonly v4: Ranges
  readonly v6: Ranges
}
export type Family = keyof Space
export const FAMILIES: readonly Family[] = ['v4', 'v6']

/** No address. */
export const NOBODY: Space = { v4: [], v6: [] }
/** All addresses. */
export const EVERYBODY: Space = {
  v4: [{ first: 0n, last: 2n ** 32n - 1n }],
  v6: [{ first: 0n, last: 2n ** 128n - 1n }],
}
/** The addresses of networks; bits of an address behind the length of its network do not count. */
export function spaceOf(networks: readonly Network[]): Space {
  const rangesOf = (length: number) =>
    united(networks.filter(({ bytes }) => bytes.length === length).map(rangeOf))
  return { v4: rangesOf(4), v6: rangesOf(16) }
}

/** The networks of these lengths around addresses in text. */
export function networksAround(
  addresses: readonly string[],
  { bits4, bits6 }: { readonly bits4: number; readonly bits6: number },
): Network[] {
  return addresses.flatMap((address) => {
    const bytes = addressBytes(address)
    return bytes === null ? [] : [{ bytes, bits: bytes.length === 4 ? bits4 : bits6 }]
  })
}

function rangeOf({ bytes, bits }: Network): Range {
  const value = BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
  const free = BigInt(bytes.length * 8 - bits)
  const first = (value >> free) << free
  return { first, last: first + (1n << free) - 1n }
}

function united(ranges: readonly Range[]): Ranges {
  const sorted = ranges.toSorted((one, other) => (one.first < other.first ? -1 : 1))
  const merged: Range[] = []
  for (const range of sorted) {
    const before = merged.at(-1)
    if (before === undefined || range.first > before.last + 1n) merged.push(range)
    else if (range.last > before.last) merged[merged.length - 1] = { ...before, last: range.last }
  }
  return merged
}

/** All addresses of any of these. */
export function union(spaces: readonly Space[]): Space {
  return {
    v4: united(spaces.flatMap(({ v4 }) => v4)),
    v6: united(spaces.flatMap(({ v6 }) => v6)),
  }
}

/** The addresses that are in both. */
export function common(one: Space, other: Space): Space {
  return { v4: commonRanges(one.v4, other.v4), v6: commonRanges(one.v6, other.v6) }
}

/** The addresses of the one that are not in the other. */
export function without(one: Space, other: Space): Space {
  const left = (family: Family) =>
    commonRanges(one[family], complement(other[family], EVERYBODY[family]))
  return { v4: left('v4'), v6: left('v6') }
}

function commonRanges(one: Ranges, other: Ranges): Ranges {
  const both: Range[] = []
  for (let i = 0, k = 0; i < one.length && k < other.length; ) {
    const [a, b] = [one[i], other[k]]
    if (!a || !b) break
    const first = a.first > b.first ? a.first : b.first
    const last = a.last < b.last ? a.last : b.last
    if (first <= last) both.push({ first, last })
    if (a.last < b.last) i++
    else k++
  }
  return both
}

function complement(ranges: Ranges, all: Ranges): Ranges {
  const rest: Range[] = []
  let next = 0n
  for (const { first, last } of ranges) {
    if (first > next) rest.push({ first: next, last: first - 1n })
    next = last + 1n
  }
  const end = all[0]?.last ?? 0n
  return next > end ? rest : [...rest, { first: next, last: end }]
}

/** How many addresses. */
export function sizeOf(ranges: Ranges): bigint {
  return ranges.reduce((sum, { first, last }) => sum + last - first + 1n, 0n)
}

/** Whether no address is in it. */
export function isEmpty({ v4, v6 }: Space): boolean {
  return v4.length === 0 && v6.length === 0
}
