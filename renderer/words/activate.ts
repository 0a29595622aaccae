/**
 * The language of the screens, chosen before any module that has texts is run: it stays the same for
 * as long as the window is open.
 */
import { i18n } from '@lingui/core'
import { messages } from './en.po'
import { tagsOf } from './format.ts'

i18n.loadAndActivate({ locale: 'en', locales: tagsOf('en', navigator.languages), messages })
// By which a screen reader chooses its voice.
document.documentElement.lang = i18n.locale
