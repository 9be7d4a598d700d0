// What takes out of any picture what is written beside it, fetched once a file needs it; src/lib/picture has all of it.

import { bare } from '../../lib/picture/bare.js'

export const bareFile = bare
