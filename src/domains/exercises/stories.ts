// What really happened behind each fault of the exercise, and what of it stands in the server's log. Nothing here is real:
// the addresses are those of documentation (RFC 5737), the programs have names that nobody's have.
import type { Fault } from './schema.ts'

/** Who may be behind a fault; the same explanations are offered for every one. */
export const CULPRITS = ['outside', 'inside', 'criminals', 'mistake'] as const
export type Culprit = (typeof CULPRITS)[number]

/** Requests of one story; the first of them lies so many seconds before the fault. */
export interface Step {
  readonly beforeS: number
  /** How many alike, so many seconds apart. Default: one. */
  readonly times?: { readonly count: number; readonly everyS: number }
  readonly address: string
  readonly user?: string
  readonly request: `${'GET' | 'POST' | 'PUT'} /${string}`
  readonly status: number
  readonly agent: string
}

/** A story that a log tells to whoever reads it. */
export interface Story {
  readonly culprit: Culprit
  readonly steps: readonly Step[]
  /** Path and words of a file that was left on the server. */
  readonly planted: { readonly path: string; readonly text: string } | null
}

/** Where the staff works, and where nobody does. */
export const OFFICE = '192.0.2.14'
const STRANGER = '203.0.113.66'
const BORROWER = '198.51.100.77'
const GANG = '198.51.100.140'

export const DESK = 'ExampleBrowser/14.2 (desk)'
const SCRIPT = 'fetchtool/2.1'

const at = (address: string, agent: string, user?: string) =>
  user === undefined ? { address, agent } : { address, agent, user }

/** Passwords that are tried until one fits. */
function guessing(path: '/admin/login' | '/panel/login'): readonly Step[] {
  const stranger = at(STRANGER, SCRIPT)
  return [
    {
      beforeS: 150,
      times: { count: 14, everyS: 2 },
      ...stranger,
      request: `POST ${path}`,
      status: 401,
    },
    { beforeS: 110, ...stranger, request: `POST ${path}`, status: 200 },
  ]
}

export const STORIES: Readonly<Record<Fault, Story>> = {
  deface: {
    culprit: 'outside',
    steps: [
      ...guessing('/admin/login'),
      {
        beforeS: 80,
        ...at(STRANGER, SCRIPT, 'editor2'),
        request: 'POST /admin/upload',
        status: 201,
      },
      {
        beforeS: 3,
        ...at(STRANGER, SCRIPT),
        request: 'GET /uploads/cache.php?write=index.html',
        status: 200,
      },
    ],
    planted: {
      path: '/uploads/cache.php',
      text: 'Exercise: this stands for a program that somebody left on the server. Called with "write", it overwrites a page.\n',
    },
  },
  'change-hours': {
    culprit: 'inside',
    steps: [
      { beforeS: 95, ...at(OFFICE, DESK), request: 'POST /admin/login', status: 200 },
      {
        beforeS: 60,
        ...at(OFFICE, DESK, 'editor7'),
        request: 'GET /admin/pages/when',
        status: 200,
      },
      { beforeS: 3, ...at(OFFICE, DESK, 'editor7'), request: 'PUT /admin/pages/when', status: 200 },
    ],
    planted: null,
  },
  postpone: {
    culprit: 'outside',
    steps: [
      {
        beforeS: 70,
        times: { count: 3, everyS: 20 },
        ...at(OFFICE, DESK, 'editor3'),
        request: 'GET /admin/pages/about',
        status: 200,
      },
      {
        beforeS: 45,
        ...at(BORROWER, SCRIPT, 'editor3'),
        request: 'GET /admin/pages',
        status: 200,
      },
      {
        beforeS: 3,
        ...at(BORROWER, SCRIPT, 'editor3'),
        request: 'POST /admin/notices',
        status: 201,
      },
    ],
    planted: null,
  },
  skim: {
    culprit: 'criminals',
    steps: [
      {
        beforeS: 130,
        ...at(GANG, SCRIPT),
        request: 'GET /extensions/gallery/version.txt',
        status: 200,
      },
      { beforeS: 120, ...at(GANG, SCRIPT), request: 'POST /extensions/gallery/save', status: 200 },
      { beforeS: 3, ...at(GANG, SCRIPT), request: 'GET /static/stat.js', status: 200 },
    ],
    planted: {
      path: '/static/stat.js',
      text: 'Exercise: this stands for a script that copies what people type into the page and sends it elsewhere.\n',
    },
  },
  'lead-away': {
    culprit: 'criminals',
    steps: [
      { beforeS: 140, ...at(GANG, DESK), request: 'GET /register', status: 200 },
      {
        beforeS: 90,
        ...at(GANG, SCRIPT),
        request: 'GET /extensions/menu/version.txt',
        status: 200,
      },
      { beforeS: 3, ...at(GANG, SCRIPT), request: 'POST /extensions/menu/save', status: 200 },
    ],
    planted: null,
  },
  'expire-certificate': {
    culprit: 'mistake',
    steps: [
      {
        beforeS: 3 * 86_400,
        times: { count: 4, everyS: 86_400 - 60 },
        ...at('192.0.2.10', 'renewal-client/3.0'),
        request: 'GET /.well-known/acme-challenge/practica',
        status: 404,
      },
    ],
    planted: null,
  },
  'change-mx': {
    culprit: 'outside',
    steps: [
      ...guessing('/panel/login'),
      {
        beforeS: 3,
        ...at(STRANGER, SCRIPT, 'names-admin'),
        request: 'POST /panel/zone/mx',
        status: 200,
      },
    ],
    planted: null,
  },
  'take-down': {
    culprit: 'outside',
    steps: [17, 41, 66, 93, 118, 150, 177, 204].map((last, n) => ({
      beforeS: 40 - n,
      times: { count: 15, everyS: 2 },
      ...at(`203.0.113.${last}`, SCRIPT),
      request: 'GET /?q=aaaaaaaaaaaaaaaa' as const,
      status: n < 2 ? 200 : 503,
    })),
    planted: null,
  },
}
