import { createElement, type ReactNode } from 'react'
import { useDidShow, useLaunch } from '@tarojs/taro'
import { NextSteps } from '../kit/nextSteps'
import { hearPrivacyQuestions } from '../kit/privacy'
import { wayFor } from './nextStep'
import { enter } from './table'
import './app.scss'

hearPrivacyQuestions()

/** 店铺: what a customer holds. One code for every store; `ext.json` says whose it is, the server what it looks like. */
export default function App({ children }: { children?: ReactNode }) {
  useLaunch(enter)
  useDidShow(enter)
  return createElement(NextSteps.Provider, { value: wayFor }, children)
}
