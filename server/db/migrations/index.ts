import type { Migration } from '../migration'
import { foundation } from './0001-foundation'
import { templates } from './0002-templates'
import { releases } from './0003-releases'
import { operators } from './0004-operators'
import { selling } from './0005-selling'
import { reviewsAndTries } from './0006-reviews-and-tries'
import { foundInOrder } from './0007-found-in-order'
import { payments } from './0008-payments'
import { billsAndShipping } from './0009-bills-and-shipping'
import { paymentsSaidAgain } from './0010-payments-said-again'
import { moneyByDay } from './0011-money-by-day'
import { paymentApiV2 } from './0012-payment-api-v2'
import { refundsTurned } from './0013-refunds-turned'

/** In the order they run. */
export const migrations: readonly Migration[] = [
  foundation,
  templates,
  releases,
  operators,
  selling,
  reviewsAndTries,
  foundInOrder,
  payments,
  billsAndShipping,
  paymentsSaidAgain,
  moneyByDay,
  paymentApiV2,
  refundsTurned,
]
