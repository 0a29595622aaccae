import { serveErrand } from '../errands/serve.ts'
import { readMarkdown } from './read.ts'

serveErrand(async (text) => readMarkdown(text as string))
