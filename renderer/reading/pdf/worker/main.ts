import { expose } from 'comlink'
import { Documents } from './Documents.ts'

expose(new Documents())
