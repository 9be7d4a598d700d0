// Everything in the tree whose name says that it reads what comes from outside, and what of it reads nothing foreign.

import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const FLOORS = ['lib', 'core', 'platform', 'ui', 'domains', 'workflows', 'http', 'gateway', 'taxii']

/** Names of readers: what they do, or what they are. */
const READERS = [
  /^(?:parse|read|decode|open|from|inspect|unpack|unpad|unseal)(?:ed)?(?:[A-Z]\w*)?$/,
  /^verify(?:Registration|Authentication)$/,
  /^(?:decompress|decrypt|checkBundle|stampFault|trustIn|unverifiedCheckpoint|cleanPng|chunksOf)$/,
  /^(?:webUrl|urlKey|seedOf|seedOfWords|boundaryOf|acceptKey|addressBytes|capTimeSeconds)$/,
  /(?:Decoder|Reader|Entries|Certificates)$/,
]

/** An exported function or class, with what it takes first; what has a transaction or a context asks the database. */
const EXPORTED =
  /^export (?:async )?(?:function\*? |class )(\w+)(?:<[^>]*>)?(?:\(\s*(\w+|\{[^}]*\}|\.{3}))?/gm
const OF_THE_STORE = /^(?:tx|ctx|store|house|\{[^}]*\btx\b[^}]*\})$/

/** All of them, as `src/lib/csl/read.ts#readItems`. */
export function readersInTree(): readonly string[] {
  const files = globSync(`src/{${FLOORS.join(',')}}/**/*.ts`, { cwd: ROOT })
  return files
    .filter((file) => !file.endsWith('.test.ts') && !file.endsWith('.d.ts'))
    .sort()
    .flatMap((file) =>
      [...readFileSync(`${ROOT}${file}`, 'utf8').matchAll(EXPORTED)]
        .filter(([, name = '', first = '']) => isReader(name) && !OF_THE_STORE.test(first))
        .map(([, name]) => `${file}#${name}`),
    )
}

const isReader = (name: string) => READERS.some((one) => one.test(name))

/** What only sounds like a reader of something foreign, by the reason why it is in no list of those. */
export const NO_READERS: readonly { readonly why: string; readonly names: readonly string[] }[] = [
  {
    why: 'another process reads it and is ended where it overruns; its own test changes the bytes',
    names: ['src/platform/pdf/index.ts#readPdf'],
  },
  {
    why: 'opens what the node itself runs on: a store, a folder, a key, a connection',
    names: [
      'src/platform/backup/load.ts#openLoad',
      'src/platform/backup/rows.ts#openSnapshot',
      'src/platform/capture/fetcher.ts#openFetcher',
      'src/platform/event-log.ts#openEventFile',
      'src/platform/files.ts#openFiles',
      'src/platform/keys.ts#openKeys',
      'src/platform/lookout/get.ts#openReader',
      'src/platform/lookout/lookout.ts#openLookout',
      'src/platform/probe/connection.ts#openTcp',
      'src/platform/probe/connection.ts#openTls',
      'src/platform/probe/dns-client.ts#openDnsClient',
      'src/platform/probe/exchange.ts#openPool',
      'src/platform/store/index.ts#openStore',
      'src/platform/store/migrate.ts#readMigrations',
      'src/platform/store/postgres.ts#openPostgres',
      'src/platform/store/sqlite.ts#openSqlite',
      'src/domains/monitoring/opening.ts#openedFor',
      'src/platform/egress.ts#openedFor',
    ],
  },
  {
    why: 'reads what the node wrote itself, which its log or its hash vouches for',
    names: [
      'src/domains/monitoring/packed-visit.ts#unpacked',
      'src/domains/monitoring/store/kept-visit.ts#readIn',
      'src/lib/tlog/tile.ts#readHashes',
    ],
  },
  {
    why: 'is set by whoever runs the node, and throws a sentence for him',
    names: ['src/core/config.ts#readConfig', 'src/platform/probe/dns-client.ts#parseResolver'],
  },
  {
    why: 'makes, or shows, what somebody read: nothing foreign goes in',
    names: [
      'src/core/time.ts#fromMs',
      'src/domains/alerting/read.ts#readOfProposal',
      'src/domains/alerting/read.ts#readOfDraft',
      'src/domains/alerting/read.ts#readOfOrder',
      'src/domains/cases/report-record-page.ts#openPart',
      'src/domains/claims/schema.ts#readHash',
      'src/domains/monitoring/watch/approve.ts#openPlace',
      'src/domains/monitoring/watched.ts#readOf',
      'src/domains/sources/actions/asking.ts#readHash',
      'src/domains/statements/pages/plan-part.ts#openNotices',
      'src/domains/statements/wording.ts#readHash',
      'src/domains/words/in-force.ts#readOf',
      'src/gateway/station-alert.ts#openFirst',
      'src/http/frame.ts#openGroups',
      'src/lib/receipt/index.ts#readHash',
      'src/lib/tlog/tile.ts#encodeEntries',
    ],
  },
  {
    why: 'every action has it, and the calls of all actions go through it',
    names: ['src/core/parse-input.ts#parseInput'],
  },
  {
    why: 'reads the cells that readSheet gives, and is called with it',
    names: ['src/core/sheet.ts#readCells'],
  },
  {
    why: 'is a part of readForWatch, at an element of its tree',
    names: [
      'src/lib/html/address-facts.ts#readOwnAddress',
      'src/lib/html/address-facts.ts#readLeading',
      'src/lib/html/address-facts.ts#readRelation',
      'src/lib/html/address-facts.ts#readHostFact',
      'src/lib/html/element-facts.ts#readElementFacts',
      'src/lib/html/element-facts.ts#readMetaFacts',
      'src/lib/html/element-facts.ts#readLinkFacts',
      'src/lib/html/element-facts.ts#readFieldFacts',
      'src/lib/html/element-facts.ts#readButtonFacts',
      'src/lib/html/element-facts.ts#readFormFacts',
      'src/lib/html/field-words.ts#readLabel',
      'src/lib/html/head.ts#readHead',
      'src/lib/html/inventory.ts#readElement',
      'src/lib/html/picture-facts.ts#readPictureFact',
      'src/lib/html/picture-facts.ts#readDrawingFact',
      'src/lib/html/preset-facts.ts#readPresets',
      'src/lib/html/read-script.ts#readScript',
      'src/lib/html/read-script.ts#readLinkTag',
      'src/lib/html/state-facts.ts#readJson',
      'src/lib/html/state-facts.ts#readScriptData',
    ],
  },
  {
    why: 'is a part of another reader that is in the list',
    names: [
      'src/core/body.ts#readBounded',
      'src/domains/monitoring/checks/served-chain.ts#certificateReader',
      'src/domains/territory/import.ts#read',
      'src/lib/bytes/index.ts#byteReader',
      'src/lib/csl/json.ts#linesOfEntries',
      'src/lib/questionnaire/form.ts#readForm',
      'src/lib/spf/stranger.ts#openToStrangers',
      'src/lib/tls/server-flight.ts#serverFlightReader',
    ],
  },
  {
    why: 'streams a file of gigabytes, in parts that are in the list: decrypt, tarEntries, parseBoundedJson',
    names: ['src/platform/backup/read.ts#readBackup'],
  },
  {
    why: 'asks the node it watches, over HTTP that others read',
    names: ['src/platform/lookout/pages.ts#readPage'],
  },
]
