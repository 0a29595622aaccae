/** The screens' texts as they are written, for tests that read them. */
import { i18n } from '@lingui/core'

i18n.loadAndActivate({ locale: 'en', messages: {} })
