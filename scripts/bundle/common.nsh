; What the Setup and uninstall.exe have in common.
Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
SetCompressor /SOLID lzma
; A file that cannot be written stops the Setup, also a silent one: half a program is none.
AllowSkipFiles off
!define NAME "EIA wizard"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\eia-wizard"
!define PROGRAM "$INSTDIR\python\python.exe"
Name "${NAME}"
OutFile "${OUT}"
RequestExecutionLevel user
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT licence"

!include MUI2.nsh
!include WinVer.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!define MUI_ICON "${STAGE}\eia-wizard.ico"

!macro Refuse CODE TEXT
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; Refuses while the program is open: Windows does not let anyone write to a program that runs.
!macro RefuseWhileOpen WHAT
  ${If} ${FileExists} "${PROGRAM}"
    ClearErrors
    FileOpen $0 "${PROGRAM}" a
    ${If} ${Errors}
      !insertmacro Refuse 4 "The ${NAME} is open. Close it, and ${WHAT} again."
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; Removes the folders of the program. Sets the error flag where a file in them is open.
!macro RemoveFolders
  ClearErrors
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\licences"
!macroend
