export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/sign-in/index',
    'pages/create-store/index',
    'pages/store-details/index',
    'pages/authorise/index',
    'pages/authorisation/index',
    'pages/stores/index',
    'pages/account/index',
    ...(process.env.TARO_GALLERY === '1' ? ['pages/gallery/index'] : []),
  ],
  window: {
    navigationBarTitleText: '开店',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f6f7f9',
    backgroundTextStyle: 'dark',
  },
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
})
