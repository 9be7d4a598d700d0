// What another program reads of our feed of checks: Debian's rdflib, which knows nothing of us.

import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { dataFeed, inlineJson } from '../../src/lib/claimreview/index.ts'
import { CHECK } from '../support/foreign-files.ts'

const PYTHON = '/usr/bin/python3'
const isThere = spawnSync(PYTHON, ['-c', 'import rdflib']).status === 0
const skip = isThere ? false : 'Debian’s rdflib is not there and could not be installed'

/** Names what was read; nothing is fetched, so the names of schema.org stand in the place of its context. */
const READ = `
import json, rdflib, sys
feed = json.load(sys.stdin)
feed['@context'] = {'@vocab': feed['@context'] + '/'}
graph = rdflib.Graph()
graph.parse(data=json.dumps(feed), format='json-ld')
print(json.dumps(sorted({str(p) for _, p, _ in graph} | {str(t) for t in graph.objects(None, rdflib.RDF.type)})))
`

function namesIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  if (Array.isArray(value)) return value.flatMap(namesIn)
  return Object.entries(value).flatMap(([name, own]) => {
    if (name === '@type') return [own as string].flat()
    return name.startsWith('@') ? [] : [name, ...namesIn(own)]
  })
}

test('a reader of JSON-LD finds everything in our feed of checks that stands in it', {
  skip,
}, () => {
  const own = { name: 'Node', url: 'https://node.example/claims.json', license: CHECK.license }
  const input = inlineJson(dataFeed({ ...own, changedAt: CHECK.changedAt }, [CHECK]))
  const read = JSON.parse(execFileSync(PYTHON, ['-c', READ], { input }).toString()) as string[]
  const names = [...new Set(namesIn(JSON.parse(input)))].map((name) => `https://schema.org/${name}`)
  assert.ok(names.length > 20, names.join(' '))
  assert.deepEqual(
    names.filter((name) => !read.includes(name)),
    [],
  )
})
