import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildName } from './build-name.ts'

test('the next file of the same build has the same frame, however its tool names it', () => {
  for (const [one, next] of [
    ['/assets/index-BxK2a9_q.js', '/assets/index-DdqFZpAe.js'],
    ['/assets/index-CkLmNo-p.css', '/assets/index-abcdefgh.css'],
    ['/static/js/main.3f2a1b.js', '/static/js/main.9c1b4d.js'],
    ['/static/js/123.a1b2c3d4.chunk.js', '/static/js/787.deadbeef.chunk.js'],
    ['/static/js/runtime~main.a1b2c3d4.js', '/static/js/runtime~main.deadbeef.js'],
    [
      '/_next/static/x3Yd-9Gq_2kLmN0pQrStU/_buildManifest.js',
      '/_next/static/abCdEfGhIj-lMnOpQrStU/_buildManifest.js',
    ],
    [
      '/_next/static/chunks/app/layout-9ad0c1f29ad0c1f2.js',
      '/_next/static/chunks/app/layout-1ad0c1f29ad0c1f0.js',
    ],
    [
      '/_next/static/chunks/4821-9ad0c1f29ad0c1f2.js',
      '/_next/static/chunks/77-0ad0c1f29ad0c1f1.js',
    ],
    ['/_nuxt/Abc123_-.js', '/_nuxt/DkqLpzAe.js'],
    ['/_nuxt/entry.BxK2a9_q.css', '/_nuxt/entry.DdqFZpAe.css'],
    ['/main-ABCDEFGH.js', '/main-QWERTZUI.js'],
    ['/polyfills-LZBJRJJE.js', '/polyfills-B6TNHZQ6.js'],
    ['/_app/immutable/entry/start.Dk3l9s0a.js', '/_app/immutable/entry/start.abcdefgh.js'],
    ['/_app/immutable/nodes/0.Dk3l9s0a.js', '/_app/immutable/nodes/0.C-_l9s0a.js'],
    [`/assets/application-${'0f'.repeat(32)}.js`, `/assets/application-${'a1'.repeat(32)}.js`],
    ['/_next/static/chunks/src_app_5b0e8f1a._.js', '/_next/static/chunks/src_app_00aa8f1a._.js'],
    ['/_astro/hoisted.BxK2a9_q.js', '/_astro/hoisted.DdqFZpAe.js'],
    [
      '/files/js/js_XeMcLX9ImpEcZqHrI4fyDM5pQ-0qmjkO3TGxAq6pmIM.js',
      '/files/js/js_0eMcLX9_mpEcZqHrI4fyDM5pQa0qmjkO-TGxAq6pmI1.js',
    ],
    ['/app-0f8d4a12bb3c4d5e6f70.js', '/app-1f8d4a12bb3c4d5e6f7a.js'],
  ] as const)
    assert.equal(buildName(one)?.frame ?? one, buildName(next)?.frame ?? next, one)
})

test('names that a person gave are none of a build', () => {
  for (const name of [
    '/app.js',
    '/js/voterRegistration.js',
    '/js/frontend.js',
    '/uploads/x.js',
    '/a/b',
  ])
    assert.equal(buildName(name), null, name)
})

test('the files of one build share pattern and root', () => {
  const names = ['/assets/index-BxK2a9_q.js', '/assets/sub/vendor-abcdefgh.js'].map(buildName)
  assert.deepEqual(
    names.map((name) => name?.pattern),
    ['-*8.js', '-*8.js'],
  )
  assert.equal(buildName('/_next/static/chunks/app/page-0a1b2c3d.js')?.root, '/_next/static/')
  assert.equal(buildName('/main-ABCDEFGH.js')?.root, '/')
})
