// Which known claims a post repeats: how good the order is, and what it costs.
//   npm run bench -- match
//   npm run bench -- match --pairs [FILE]   what posts are told that repeat, deny or change a claim; of ours, or of such a file
// The posts and claims are fictional, written by us, and labelled Exercise. Nothing else was looked at to choose a value.

import {
  type ClaimIndex,
  claimIndex,
  putClaim,
  readPost,
  searchClaims,
} from '../../src/lib/match/index.ts'
import { type Claim, claims, type JudgedPost, poolOf, posts } from './corpus.ts'
import { averagePrecision, mean, recall } from './figures.ts'
import { printPairs } from './pairs.ts'
import { openPeer } from './peer.ts'

const SMALL = 14_000
const LARGE = 200_000
const TOP = 20
const LANGUAGES = ['en', 'ar', 'es', 'fr'] as const

function print(figure: string, value: number, unit: string, vs: object = {}): void {
  console.log(
    JSON.stringify({ bench: 'match', figure, value: Number(value.toPrecision(4)), unit, vs }),
  )
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

function indexOf(pool: readonly Claim[]): ClaimIndex {
  const index = claimIndex()
  for (const { id, language, title, subtitle, claim } of pool)
    putClaim(index, { id, claim: id, language, text: claim, title, subtitle, addresses: [] })
  return index
}

type Find = (post: JudgedPost) => string[]

/** The language is guessed from the post, as it is when somebody pastes one. */
function finderIn(index: ClaimIndex): Find {
  return ({ text }) =>
    searchClaims(index, readPost(text, { among: LANGUAGES, expected: 'en' }), TOP).map(
      ({ document }) => document.id,
    )
}

interface Quality {
  readonly map: number
  readonly recall: number
}

function qualityOf(find: Find, judged: readonly JudgedPost[]): Quality {
  const found = judged.map((post) => ({ ids: find(post), relevant: post.relevant }))
  return {
    map: mean(found.map(({ ids, relevant }) => averagePrecision(ids, relevant))),
    recall: mean(found.map(({ ids, relevant }) => recall(ids, relevant))),
  }
}

function printQuality(of: string, find: Find, peer: Find): void {
  for (const language of [null, ...LANGUAGES]) {
    const judged = posts.filter((post) => language === null || post.language === language)
    const [ours, theirs] = [qualityOf(find, judged), qualityOf(peer, judged)]
    const name = `${language ?? 'all'}, ${judged.length} posts, ${of}`
    const ratio = (one: number, other: number) => ({
      'SQLite FTS5 porter': Number((one / other).toFixed(3)),
    })
    print(`MAP@5, ${name}`, ours.map, '', ratio(ours.map, theirs.map))
    print(`recall@20, ${name}`, ours.recall, '', ratio(ours.recall, theirs.recall))
  }
}

function costOf(find: Find): number {
  const before = cpuMs()
  for (const post of posts) find(post)
  return (cpuMs() - before) / posts.length
}

function runPool(size: number): void {
  const pool = poolOf(size)
  const before = cpuMs()
  const index = indexOf(pool)
  print(`CPU to build an index of ${size} claims`, cpuMs() - before, 'ms')
  const find = finderIn(index)
  costOf(find)
  const ours = costOf(find)
  const peer = openPeer(pool)
  const findByPeer: Find = ({ text }) => peer.find(text, TOP)
  const theirs = costOf(findByPeer)
  const vs = { 'SQLite FTS5 porter': Number((theirs / ours).toFixed(2)) }
  print(`CPU of a query in ${size} claims`, ours, 'ms', vs)
  printQuality(`among ${size} claims`, find, findByPeer)
  peer.close()
  print(`resident memory with ${size} claims`, process.memoryUsage().rss / 2 ** 20, 'MiB')
}

if (process.argv.includes('--pairs')) {
  printPairs(process.argv[process.argv.indexOf('--pairs') + 1])
  process.exit(0)
}
const own = openPeer(claims)
printQuality(`among ${claims.length} claims`, finderIn(indexOf(claims)), ({ text }) =>
  own.find(text, TOP),
)
own.close()
runPool(SMALL)
runPool(LARGE)
