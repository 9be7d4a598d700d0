import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { averagePrecision, mean } from '../bench/match/figures.ts'
import { commandHere } from './support/command-here.ts'
import { runFolder } from './support/run-folder.ts'

const set = join(import.meta.dirname, '..', 'bench', 'match')

function fileOf(name: string, text: string): string {
  const path = join(runFolder(), `match-${name}.jsonl`)
  writeFileSync(path, text)
  return path
}
const match = (...args: string[]) => commandHere({}, 'match', ...args)
const CLAIMS = `\ufeff{"id":7,"title":"Wolves?","subtitle":null,"claim":"A wolf bit a child.","by":"nobody"}

{"id":"7","claim":"A river carried 120,000 ballots."}\r
{"id":8,"title":"","claim":null}`

test('for each post of a file the claims are printed that it repeats, ids as they came', async () => {
  const claims = fileOf('claims', CLAIMS)
  const queries = fileOf('queries', '{"id":1,"text":"wolf in a river"}\n{"id":"b","text":""}\n')
  const { code, out } = await match('--claims', claims, '--queries', queries, '--top', '2')
  assert.equal(code, 0)
  const lines = out.map((line) => JSON.parse(line) as { results: { id: unknown; score: number }[] })
  assert.deepEqual(
    lines.map(({ results }) => results.map(({ id }) => id)),
    [[7, '7'], []],
  )
  assert.deepEqual(
    lines.map((line) => Object.keys(line)),
    [
      ['id', 'results'],
      ['id', 'results'],
    ],
  )
  assert.ok(lines[0]?.results.every(({ score }) => score > 0))
})

test('a bad line is named with its number, and nothing of it is guessed', async () => {
  const claims = fileOf('good', CLAIMS)
  const cases = [
    ['not json', 'is not JSON'],
    ['[1]', 'is JSON but no object'],
    ['{"text":"no id"}', 'has no “id”'],
    ['{"id":1.5,"text":"x"}', 'has no “id”'],
    ['{"id":1,"text":5}', 'has a “text” that is no text'],
    [`{"id":1,"text":${'['.repeat(20)}${']'.repeat(20)}}`, 'nests too deep'],
    [`{"id":1,"text":"${'x'.repeat(1_100_000)}"}`, 'is longer than 1 MB'],
  ] as const
  for (const [line, why] of cases) {
    const queries = fileOf('bad', `{"id":1,"text":"wolf"}\n${line}\n`)
    const { code, err } = await match('--claims', claims, '--queries', queries)
    assert.equal(code, 2, why)
    assert.ok(err.join(' ').includes(`Line 2 of ${queries} ${why}`), err.join(' '))
  }
})

test('what cannot be read or was not said ends with 2 and a sentence', async () => {
  const [claims, empty] = [fileOf('some', CLAIMS), fileOf('empty', '\n')]
  for (const [args, why] of [
    [[], /Say: match/],
    [['--claims', claims, '--queries', claims, '--top', '0'], /--top is a whole number/],
    [['--claims', `${claims}x`, '--queries', claims], /cannot be read/],
    [['--claims', empty, '--queries', claims], /has no claims/],
  ] as const) {
    const { code, err } = await match(...args)
    assert.equal(code, 2)
    assert.match(err.join(' '), why)
  }
})

test('posts of the exercise find their claims, in each of four languages', async () => {
  const queries = join(set, 'posts.jsonl')
  const { out } = await match('--claims', join(set, 'claims.jsonl'), '--queries', queries)
  const found = out.map((line) => JSON.parse(line) as { results: { id: string }[] })
  const judged = readFileSync(queries, 'utf8')
    .trim()
    .split('\n')
    .map((line, at) => {
      const { language, relevant } = JSON.parse(line) as { language: string; relevant: string[] }
      const ids = found[at]?.results.map(({ id }) => id) ?? []
      return { language, precision: averagePrecision(ids, relevant) }
    })
  const byLanguage = Map.groupBy(judged, ({ language }) => language)
  assert.deepEqual([...byLanguage.keys()], ['en', 'ar', 'es', 'fr'])
  for (const [language, all] of byLanguage)
    assert.ok(mean(all.map(({ precision }) => precision)) >= 0.95, language)
})
