import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { type Message, message } from '../../../core/text.ts'
import { checkTexts } from '../checks/texts/index.ts'

export const checkTitles = query({
  name: 'monitoring.checkTitles',
  permission: 'monitoring:read',
  scope: 'shared',
  summary: 'What each check is called, for pages that show findings beside other things.',
  input: z.strictObject({}),
  output: z.strictObject({ titles: z.record(z.string(), message) }),
  async run() {
    const titles = Object.entries(checkTexts).flatMap(([key, text]) =>
      key.endsWith('.title') ? [[key.slice(0, -'.title'.length), text]] : [],
    )
    return { titles: Object.fromEntries(titles) as Record<string, Message> }
  },
})
