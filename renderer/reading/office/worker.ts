import { serveErrand } from '../errands/serve.ts'
import { readOffice } from './read.ts'

serveErrand((bytes) => readOffice(new Uint8Array(bytes as ArrayBuffer)))
