export default definePageConfig({ navigationBarTitleText: '授权小程序' })
