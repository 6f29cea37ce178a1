export default definePageConfig({ navigationBarTitleText: '经营类目', enablePullDownRefresh: true })
