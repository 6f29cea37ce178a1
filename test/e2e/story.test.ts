import { aStoreIsOpened } from './opening'
import { somethingIsSold } from './sale'
import { somethingIsShared } from './together'

// One after the other: all are built for the same ports, and what is built for the first serves the others.
aStoreIsOpened()
somethingIsSold()
somethingIsShared()
