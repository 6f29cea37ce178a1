import { createElement, type ReactNode } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { NextSteps } from '../kit/nextSteps'
import { PageTop } from '../kit/pageTop'
import { hearPrivacyQuestions } from '../kit/privacy'
import { NewOrderBar } from './NewOrderBar'
import { listenForOrders, stopListening } from './newOrders'
import { wayFor } from './nextStep'
import './app.scss'

hearPrivacyQuestions()

/** 商家后台: what a shop owner runs the store with. */
export default function App({ children }: { children?: ReactNode }) {
  useDidShow(listenForOrders)
  useDidHide(stopListening)
  const page = createElement(PageTop.Provider, { value: createElement(NewOrderBar) }, children)
  return createElement(NextSteps.Provider, { value: wayFor }, page)
}
