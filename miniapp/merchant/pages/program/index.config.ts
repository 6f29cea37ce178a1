export default definePageConfig({ navigationBarTitleText: '小程序', enablePullDownRefresh: true })
