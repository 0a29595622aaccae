import * as z from 'zod'

// Where it may, zod makes functions out of text, and tries whether it may: the policy of this
// window forbids it, and would report the try.
z.config({ jitless: true })
