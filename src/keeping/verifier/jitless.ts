// Forms are checked without code made at run time, which the page's policy forbids. Imported before the forms are made.
import { z } from 'zod'

z.config({ jitless: true })
