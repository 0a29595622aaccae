/**
 * The language of the screens, chosen before any module that has texts is run: it stays the same for
 * as long as the window is open.
 */
import { i18n } from '@lingui/core'
import { messages } from './en.po'

i18n.loadAndActivate({ locale: 'en', messages })
// By which a screen reader chooses its voice.
document.documentElement.lang = i18n.locale
