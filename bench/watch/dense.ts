// Dense pages for the bench: hundreds of kilobytes of rows, links and dates, as registers, tables of results and front
// pages of states have them.
//   npm run bench -- watch --bed bench/watch/dense.ts --sites 1

import { ATTACK_TABLE } from './bed/attacks.ts'
import {
  sceneOf,
  factsPart,
  HOUR,
  MINUTE,
  prose,
  type Scene,
  menu,
  document,
  dateText,
} from './bed/scene.ts'

const COUNTIES = 47
const CANDIDATES = 20
const STATIONS = 1_500
const ARTICLES = 240

type Draw = (scene: Scene) => string

const DRAWN: Readonly<Record<string, Draw>> = {
  'results of counties': (s) =>
    framed(
      s,
      `<table><caption>Results</caption><tr><th>County</th>${list(CANDIDATES, (n) => `<th>Candidate ${letters(n)}</th>`)}<th>Turnout</th></tr>${list(
        COUNTIES,
        (county) =>
          `<tr><td class="c"><a href="/county/${county}">County of ${name(s, county)}</a></td>${list(CANDIDATES, (n) => `<td class="n">${votes(s, county, n)}</td>`)}<td>${(40 + (votes(s, county, 0) % 400) / 10).toFixed(1)} %</td></tr>`,
      )}</table>`,
    ),
  'register of stations': (s) =>
    framed(
      s,
      `<div id="stations" class="list">${list(
        STATIONS,
        (n) =>
          `<div class="card"><h3>${name(s, n)} school</h3><p class="where">Hall ${1 + (n % 7)}, ${name(s, n + 7)} street ${1 + (n % 90)}</p><a class="more" href="/stations/${n}/plan">Plan of ${name(s, n)}</a></div>`,
      )}</div>`,
    ),
  'front page of a state': (s) =>
    framed(
      s,
      `<div id="news">${list(
        ARTICLES,
        (n) =>
          `<article class="teaser t-${n % 4}"><img src="/media/${articleOf(s, n)}.jpg" alt="${name(s, n)}"><h2><a href="/news/${articleOf(s, n)}">${name(s, articleOf(s, n))} speaks of the ${name(s, n + 3)} bridge</a></h2><p class="date">${dateText(s, s.t - (n + (s.t % (6 * HOUR)) / (6 * HOUR)) * 6 * HOUR)}</p><p>The council of ${name(s, n + 11)} met with officials of ${name(s, n + 17)} to talk about schools, roads and water for the coming year.</p><ul><li><a href="/topic/${n % 60}">${name(s, n % 60)}</a></li><li><a href="/place/${n % 90}">${name(s, n % 90)}</a></li></ul></article>`,
      )}</div>`,
    ),
}

export const KINDS = Object.keys(DRAWN)
export const ATTACKS = Object.keys(ATTACK_TABLE)
export const EDITS: readonly string[] = []

/** A page of 100,000 characters and more at `t`, as it is or after an attack of the bed. */
export function page(kind: string, site: number, t: number, attack: string | null = null): string {
  const draw = DRAWN[kind]
  if (!draw) throw new RangeError(`no such kind: ${kind}`)
  const scene = sceneOf(kind, 'en', site, t)
  const change = attack === null ? null : ATTACK_TABLE[attack]
  change?.facts?.(scene.facts, scene)
  const html = draw(scene)
  return change?.html ? change.html(html, scene) : html
}

/** Where the page of a site stands. */
export function addressOf(_kind: string, site: number): string {
  return `https://www.vote-${site}.example/`
}

function framed(scene: Scene, main: string): string {
  const body = `<header>${menu(scene)}<h1>${scene.w.authority}</h1></header><main>${factsPart(scene)}${main}${prose(scene)}</main>`
  return document(scene, { body })
}

function list(count: number, part: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => part(n)).join('\n')
}

function letters(n: number): string {
  return String.fromCodePoint(65 + (n % 26), 97 + ((n * 7) % 26))
}

const SOUNDS = 'ba ko ri mu ta sel no ver lin da pra wen ho gi tos'.split(' ')

/** A made-up name, the same for the same number. */
function name(scene: Scene, n: number): string {
  const parts = [0, 1, 2].map((part) => SOUNDS[scene.number(SOUNDS.length, 'name', n, part)] ?? '')
  const word = parts.join('')
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`
}

/** Votes that are counted every ten minutes, in a third of the counties at a time. */
function votes(scene: Scene, county: number, n: number): number {
  const counted = Math.floor((scene.t / (10 * MINUTE) + county) / 3) % 500
  return 100 + scene.number(900, 'votes', county, n) + counted * (1 + ((county + n) % 5))
}

function articleOf(scene: Scene, n: number): number {
  return Math.floor(scene.t / (6 * HOUR)) - n
}
