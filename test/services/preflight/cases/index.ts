import type { Case } from '../case'
import { categories } from './categories'
import { contents } from './contents'
import { introductions } from './introductions'
import { names } from './names'
import { settings } from './settings'

export const cases: readonly Case[] = [...names, ...introductions, ...categories, ...contents, ...settings]
