// What anybody may open speaks every language of the product whole: no sentence in English stands in for another.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES } from '../src/core/text.ts'
import { startTestNode } from './support/node.ts'

const PATHS = [
  '/',
  '/justice',
  '/programme',
  '/help',
  '/checks',
  '/alerts',
  '/alerts/nothing',
  '/message',
  '/sign-in',
  '/report',
  '/report/mailbox',
  '/agencies',
  '/agencies/AUS',
  '/agencies/none',
  '/agencies/keys/NONE',
  '/agencies/counters',
  '/statements',
  '/statements/STM-NOTHINGX',
  '/issues',
  '/issues/ISS-NOTHINGX',
  '/issues/areas/9.9',
  '/issues/press',
  '/issues/bulletin/2025-11-24',
  '/issues/bulletin/never',
  '/attacks',
  '/attacks/ATT-NOTHINGX',
  '/check',
  '/claims',
  '/claims/CLM-NOTHINGX',
  '/claims/CLM-NOTHINGX/objection',
  '/notices/restrictions',
  '/sources',
  '/sources/REF-COE-ETS185',
  '/sources/SRC-NOTHINGX',
  '/notices',
  '/notices/statistics',
  '/notices/NTC-NOTHINGX',
  '/issuers/SRC-NOTHINGX',
  '/outlets/SRC-NOTHINGX',
  '/observers',
  '/observers/application',
  '/join',
  '/station/enrol',
  '/answer/nothing',
  '/nowhere',
]

test('public pages, and what is said where there is none, are whole in every language', async () => {
  const languages = Object.keys(LANGUAGES)
  const house = await startTestNode('sqlite', { SCRUTINEER_LANGUAGES: languages.join() })
  try {
    const list = await (await fetch(`${house.node.origin}/en/checks`)).text()
    const checks = [...list.matchAll(/"\/en(\/checks\/[\w-]+)"/g)].map(([, path = '']) => path)
    assert.ok(checks.length > 25, `${checks.length} checks`)
    for (const language of languages) {
      for (const path of [...PATHS, ...checks]) {
        const response = await fetch(`${house.node.origin}/${language}${path}`, {
          headers: { accept: 'text/html' },
        })
        const page = await response.text()
        assert.match(page, new RegExp(`<html lang="${language}"`), `${language}${path}`)
        const at = page.indexOf('[en]')
        assert.ok(at < 0, `${language}${path}: ${page.slice(Math.max(0, at - 80), at + 4)}`)
      }
    }
  } finally {
    await house.stop()
    await house.remove()
  }
})
